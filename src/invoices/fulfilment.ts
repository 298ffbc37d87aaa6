import { present } from '../kernel/assert.ts'
import type { InvoiceId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import type { Work } from '../platform/use-case.ts'
import type { Issued, Line } from './invoice.ts'

/** What happens when lines of one kind are paid, expire or are cancelled. Registered by the slices that sell something. */
export type FulfilmentHandler = {
  onPaid(work: Work, invoice: Issued, lines: readonly Line[]): Promise<void>
  /** It expired and is paid after all: called before `onPaid`, to take again what its expiry let go. */
  onRevived(work: Work, invoice: Issued, lines: readonly Line[]): Promise<void>
  onExpired(work: Work, invoice: Issued, lines: readonly Line[]): Promise<void>
  /** `invoice` as it was before: what had expired has let go already of what it held. */
  onCancelled(work: Work, invoice: Issued, lines: readonly Line[]): Promise<void>
}

declare module '../platform/use-case.ts' {
  interface Ports {
    /** Whether a payment of it is under way whose outcome is not known yet. */
    hasUnresolvedPayment(reader: Reader, invoiceId: InvoiceId): Promise<boolean>
    readonly fulfilments: ReadonlyMap<string, FulfilmentHandler>
  }
}

/** Calls each kind's handler once, with all of its lines. */
export async function fulfil(work: Work, moment: keyof FulfilmentHandler, invoice: Issued): Promise<void> {
  const byKind = new Map<string, Line[]>()
  for (const line of invoice.lines) {
    if (line.fulfilment) byKind.set(line.fulfilment.kind, [...(byKind.get(line.fulfilment.kind) ?? []), line])
  }
  for (const [kind, lines] of byKind) {
    const handler = present(work.ports.fulfilments.get(kind), `the fulfilment of ${kind}`)
    await handler[moment](work, invoice, lines)
  }
}
