import { z } from 'zod'
import { present } from '../kernel/assert.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { PurchaseId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orNotFound, orRefuse } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { assertCustomerMay } from './customer-may.ts'
import { planCharge } from './invoice-renewal.ts'
import { decideAutoRenewOff, decideAutoRenewOn, nextPeriod } from './purchase.ts'
import { ownsPurchase } from './purchase-rules.ts'
import { lockPurchase, savePurchase } from './purchase-store.ts'
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
    const { purchase: seen, open } = await lockWithRenewals(work, purchaseId)
    await assertCustomerMay(work, seen, 'turnOffAutoRenew')
    const stopped = orRefuse(decideAutoRenewOff(seen))
    await savePurchase(work.trx, stopped)
    const { customerId, cycle } = stopped
    const endsOn = present(cycle, 'the term of what renews').expiresOn
    work.record({ type: 'purchase.auto_renew_turned_off', customerId, purchase: refOf(stopped), endsOn })
    await withdrawRenewals(work, open)
  },
})

/** Undoes that, while it is still usable. */
export const turnOnAutoRenew = useCase({
  name: 'purchase.turn_on_auto_renew',
  input: Which,
  output: NoOutput,
  may: either(ownsPurchase, staffWith('purchases.edit')),
  async run(work, { purchaseId }) {
    const seen = orNotFound(await lockPurchase(work.trx, purchaseId))
    const kept = orRefuse(decideAutoRenewOn(seen))
    const cycle = present(kept.cycle, 'the term of what renews')
    const earlier = await findRenewal(work.trx, purchaseId, nextPeriod(cycle).from)
    await savePurchase(work.trx, kept)
    if (kept.collection === 'automatic' && earlier && isRenewalOpen(earlier)) {
      await planCharge(work, earlier.invoiceId, [{ ...kept, cycle }])
    }
    work.record({
      type: 'purchase.auto_renew_turned_on',
      customerId: kept.customerId,
      purchase: refOf(kept),
      renewsOn: cycle.expiresOn,
    })
  },
})
