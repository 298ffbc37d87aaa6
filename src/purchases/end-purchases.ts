import type { Issued } from '../invoices/invoice.ts'
import type { PurchaseId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import type { Work } from '../platform/use-case.ts'
import { endWithTerm } from './end-with-term.ts'
import {
  type Cancelled,
  decideAutoRenewOff,
  decideCancelled,
  decideExpired,
  type Purchase,
} from './purchase.ts'
import { purchasesOnLines, savePurchase } from './purchase-store.ts'
import { change, changeTerms, renewal, renewalTerms } from './purchase-terms.ts'
import './purchase-ports.ts'

// Several purchases end because something else did: what they belong to, or the money that came for them. Their rows are locked, and those
// that can't end so are left as they are.

/** Each renews no more, and ends with its term. */
export async function stopEach(work: Work, purchases: readonly Purchase[]): Promise<void> {
  for (const purchase of purchases) {
    const stopped = decideAutoRenewOff(purchase)
    if (stopped.accepted) await endWithTerm(work, stopped.value)
  }
}

/** Why what must be attached ended (01-domain, Purchases). */
export const parentEnded = 'parent_ended'

/** Each ends at once. */
export async function cancelEach(work: Work, purchases: readonly Purchase[], reason: string): Promise<void> {
  for (const purchase of purchases) {
    const cancelled = decideCancelled(purchase, { at: work.now, reason })
    if (cancelled.accepted) await endAtOnce(work, cancelled.value)
  }
}

/** Saves and records what `decideCancelled` made of a purchase. */
export async function endAtOnce(work: Work, cancelled: Cancelled): Promise<void> {
  await savePurchase(work.trx, cancelled)
  const { customerId, endReason: reason } = cancelled
  work.record({ type: 'purchase.cancelled', customerId, purchase: refOf(cancelled), reason })
}

/** The time of each is over with that of what it belongs to; answers with what ended. */
export async function expireAttached(work: Work, attached: readonly Purchase[]): Promise<Purchase[]> {
  const ended: Purchase[] = []
  for (const purchase of attached) {
    const expired = decideExpired(purchase, work.now)
    if (!expired.accepted) continue
    await savePurchase(work.trx, expired.value)
    const { customerId } = expired.value
    work.record({ type: 'purchase.ended_with_parent', customerId, purchase: refOf(expired.value) })
    ended.push(expired.value)
  }
  return ended
}

/** The purchases that an invoice sold, renewed, changed, or was an instalment of. */
export async function purchasesPaidBy({ trx, ports }: Work, { id, lines }: Issued): Promise<PurchaseId[]> {
  const lineIds = lines.map((line) => line.id)
  const bought = await purchasesOnLines(trx, lineIds)
  const renewed = lines
    .filter(({ fulfilment }) => fulfilment?.kind === renewal)
    .map((line) => renewalTerms(line).purchaseId)
  const changed = lines
    .filter(({ fulfilment }) => fulfilment?.kind === change)
    .map((line) => changeTerms(line).purchaseId)
  return [...new Set([...bought, ...renewed, ...changed, ...(await ports.purchasesInInstalments(trx, id))])]
}
