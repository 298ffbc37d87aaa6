import type { Instant } from '../../kernel/calendar.ts'
import type { Money } from '../../kernel/money.ts'
import type { RefundOutcome } from '../../payments/gateway-answers.ts'
import type { Reader } from '../../platform/database.ts'
import { isTaken, type StoredCharge } from './charge.ts'
import { lockCharge } from './charge-store.ts'
import { disputedMinor } from './dispute-store.ts'
import { countRefund, findRefund, insertRefund, type RefundOrder } from './refund-store.ts'
import { delaysOf, type Sandbox } from './sandbox.ts'

/** Gives back a charge or a part of it, once per key and never more than was charged. */
export async function refundCharge(sandbox: Sandbox, order: RefundOrder): Promise<RefundOutcome> {
  const at = sandbox.clock.now()
  const outcome = await sandbox.database.transaction(async (trx): Promise<RefundOutcome> => {
    const charge = await lockCharge(trx, order.chargeKey)
    if (!charge) return { status: 'failed', reason: 'charge_unknown' }
    // Whoever asked first with this key held the same lock, so its refund is seen here.
    const known = await findRefund(trx, order.key)
    if (known) return known
    const reason = await whyNot(trx, charge, order.amount, at)
    await insertRefund(trx, { ...order, reason, at })
    if (reason !== null) return { status: 'failed', reason }
    await countRefund(trx, order, at, delaysOf(sandbox, order.key))
    return { status: 'done', externalId: order.id }
  })
  if (outcome.status === 'done') sandbox.wake?.()
  return outcome
}

async function whyNot(db: Reader, charge: StoredCharge, amount: Money, now: Instant): Promise<string | null> {
  if (!isTaken(charge, now)) return 'charge_not_approved'
  if (amount.currency !== charge.currency) return 'other_currency'
  const after = charge.refundedMinor + amount.minor
  if (after > charge.amountMinor) return 'more_than_charged'
  return after + (await disputedMinor(db, charge.key, now)) > charge.amountMinor ? 'charge_disputed' : null
}
