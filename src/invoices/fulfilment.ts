import { present } from '../kernel/assert.ts'
import type { InvoiceId } from '../kernel/ids.ts'
import { lockCredit } from '../ledger/ledger-store.ts'
import type { Reader } from '../platform/database.ts'
import type { View, Work } from '../platform/use-case.ts'
import type { Issued, Line } from './invoice.ts'

/** What happens when lines of one kind are paid, expire or are cancelled. Registered by the slices that sell something. */
export type FulfilmentHandler = {
  /** Locks what these lines are delivered to, in order; they may be of several invoices that are paid together. */
  lock?(work: Work, lines: readonly Line[]): Promise<void>
  /** Whether a line is delivered to something that is there before it, and may have ended; left out, every line is. */
  isDeliveredTo?(line: Line): boolean
  onPaid(work: Work, invoice: Issued, lines: readonly Line[]): Promise<void>
  /** It expired and is paid after all: called before `onPaid`, to take again what its expiry let go. */
  onRevived(work: Work, invoice: Issued, lines: readonly Line[]): Promise<void>
  onExpired(work: Work, invoice: Issued, lines: readonly Line[]): Promise<void>
  /** `invoice` as it was before: what had expired has let go already of what was reserved for it. */
  onCancelled(work: Work, invoice: Issued, lines: readonly Line[]): Promise<void>
}

declare module '../platform/use-case.ts' {
  interface Ports {
    /** Whether a payment of it is under way whose outcome is not known yet. */
    hasUnresolvedPayment(reader: Reader, invoiceId: InvoiceId): Promise<boolean>
    /** Whether a payment of it is under way, so that it is neither due nor expires. */
    isBeingPaid(view: Pick<View, 'reader' | 'now' | 'shop'>, invoiceId: InvoiceId): Promise<boolean>
    /** In the order in which they lock. */
    readonly fulfilments: ReadonlyMap<string, FulfilmentHandler>
  }
}

type Moment = Exclude<keyof FulfilmentHandler, 'lock' | 'isDeliveredTo'>

/** Calls each kind's handler once, with all of its lines. */
export async function fulfil(work: Work, moment: Moment, invoice: Issued): Promise<void> {
  for (const [kind, lines] of byKind(invoice.lines)) {
    const handler = present(work.ports.fulfilments.get(kind), `the fulfilment of ${kind}`)
    await handler[moment](work, invoice, lines)
  }
}

/**
 * Invoices of one customer are about to be paid together. What is delivered to something that may have ended can become credit, which is
 * locked before that. Of several invoices, what delivering all of them changes is locked before any is delivered: one after the other
 * they would be locked in the order of the invoices, and two such payments could wait for each other.
 */
export async function lockForFulfilment(work: Work, invoices: readonly Issued[]): Promise<void> {
  const { fulfilments } = work.ports
  const delivered = invoices
    .flatMap((invoice) => invoice.lines)
    .filter((line) => {
      const handler = line.fulfilment && fulfilments.get(line.fulfilment.kind)
      return handler?.lock && (handler.isDeliveredTo?.(line) ?? true)
    })
  const lines = byKind(delivered)
  const locking = [...fulfilments].filter(([kind]) => lines.has(kind))
  const [first, ...others] = invoices
  if (!first || locking.length === 0) return
  await lockCredit(work.trx, first.customerId, first.currency)
  if (others.length === 0) return
  for (const [kind, handler] of locking) await handler.lock?.(work, lines.get(kind) ?? [])
}

function byKind(lines: readonly Line[]): Map<string, Line[]> {
  const grouped = new Map<string, Line[]>()
  for (const line of lines) {
    if (line.fulfilment)
      grouped.set(line.fulfilment.kind, [...(grouped.get(line.fulfilment.kind) ?? []), line])
  }
  return grouped
}
