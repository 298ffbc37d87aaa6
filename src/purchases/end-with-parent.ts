import { refOf } from '../platform/history/fields.ts'
import type { Work } from '../platform/use-case.ts'
import { endWithTerm } from './end-with-term.ts'
import {
  decideAutoRenewOff,
  decideAutoRenewOn,
  decideCancelled,
  decideExpired,
  type Purchase,
} from './purchase.ts'
import { savePurchase } from './purchase-store.ts'

// What must be attached to something ends with it (01-domain, Purchases). `attached` are locked.

/** Renews no more, as what it belongs to. */
export async function stopAttached(work: Work, attached: readonly Purchase[]): Promise<void> {
  for (const purchase of attached) {
    const decided = decideAutoRenewOff(purchase)
    if (decided.accepted) await endWithTerm(work, decided.value)
  }
}

/** Goes on, as what it belongs to. */
export async function goOnWithParent(work: Work, attached: readonly Purchase[]): Promise<void> {
  for (const purchase of attached) {
    const decided = decideAutoRenewOn(purchase)
    if (!decided.accepted) continue
    const kept = decided.value
    await savePurchase(work.trx, kept)
    work.record({
      type: 'purchase.auto_renew_turned_on',
      customerId: kept.customerId,
      purchase: refOf(kept),
      renewsOn: kept.cycle.expiresOn,
    })
  }
}

export async function cancelAttached(work: Work, attached: readonly Purchase[]): Promise<void> {
  for (const purchase of attached) {
    const decided = decideCancelled(purchase, { at: work.now, reason: 'parent_ended' })
    if (!decided.accepted) continue
    const cancelled = decided.value
    await savePurchase(work.trx, cancelled)
    const { customerId, endReason: reason } = cancelled
    work.record({ type: 'purchase.cancelled', customerId, purchase: refOf(cancelled), reason })
  }
}

/** Its time is over with that of what it belongs to; answers with what ended. */
export async function expireAttached(work: Work, attached: readonly Purchase[]): Promise<Purchase[]> {
  const ended: Purchase[] = []
  for (const purchase of attached) {
    const decided = decideExpired(purchase, work.now)
    if (!decided.accepted) continue
    await savePurchase(work.trx, decided.value)
    const { customerId } = decided.value
    work.record({ type: 'purchase.ended_with_parent', customerId, purchase: refOf(decided.value) })
    ended.push(decided.value)
  }
  return ended
}
