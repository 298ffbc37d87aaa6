import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { PurchaseId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orNotFound, orRefuse } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { assertCustomerMay } from './customer-may.ts'
import { stopEach } from './end-purchases.ts'
import { endWithTerm } from './end-with-term.ts'
import { planCharge } from './invoice-renewal.ts'
import { assertParentGoesOn } from './parent-goes-on.ts'
import { decideAutoRenewOff, decideAutoRenewOn, nextPeriod, type Recurring } from './purchase.ts'
import { ownsPurchase } from './purchase-rules.ts'
import { isChargedByItself } from './purchase-states.ts'
import { attachedTo, lockPurchases, savePurchase } from './purchase-store.ts'
import { isRenewalOpen } from './renewal-states.ts'
import { findRenewal } from './renewal-store.ts'
import { lockWithRenewals, withdrawRenewals } from './withdraw-renewals.ts'

const Which = z.object({ purchaseId: PurchaseId })

/** It stays usable until its expiry and ends there. A renewal that was invoiced and not paid is withdrawn. */
export const turnOffAutoRenew = useCase({
  name: 'purchase.turn_off_auto_renew',
  input: Which,
  output: NoOutput,
  may: either(ownsPurchase, staffWith('purchases.edit')),
  async run(work, { purchaseId }) {
    const { purchase: seen, attached, open } = await lockWithRenewals(work, purchaseId)
    await assertCustomerMay(work, seen, 'turnOffAutoRenew')
    await endWithTerm(work, orRefuse(decideAutoRenewOff(seen)))
    await stopEach(work, attached)
    await withdrawRenewals(work, open, 'renewal_withdrawn')
  },
})

/** Undoes that, while it is still usable, and for what must be attached to it. */
export const turnOnAutoRenew = useCase({
  name: 'purchase.turn_on_auto_renew',
  input: Which,
  output: NoOutput,
  may: either(ownsPurchase, staffWith('purchases.edit')),
  async run(work, { purchaseId }) {
    const ids = [purchaseId, ...(await attachedTo(work.trx, [purchaseId]))]
    const locked = await lockPurchases(work.trx, ids)
    const seen = orNotFound(locked.find(({ id }) => id === purchaseId))
    const kept = orRefuse(decideAutoRenewOn(seen))
    await assertParentGoesOn(work.trx, seen, null)
    await goOn(work, kept)
    for (const attached of locked) {
      const decided = attached === seen ? null : decideAutoRenewOn(attached)
      if (decided?.accepted) await goOn(work, decided.value)
    }
  },
})

async function goOn(work: Work, kept: Recurring): Promise<void> {
  const { customerId, cycle } = kept
  const earlier = await findRenewal(work.trx, kept.id, nextPeriod(cycle).from)
  await savePurchase(work.trx, kept)
  if (isChargedByItself(kept) && earlier && isRenewalOpen(earlier)) {
    await planCharge(work, earlier.invoiceId, [kept])
  }
  const renewsOn = cycle.expiresOn
  work.record({ type: 'purchase.auto_renew_turned_on', customerId, purchase: refOf(kept), renewsOn })
}
