import { z } from 'zod'
import { present } from '../kernel/assert.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { PurchaseId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orNotFound, orRefuse, Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { assertCustomerMay } from './customer-may.ts'
import { planCharge } from './invoice-renewal.ts'
import { collections, decideKeepRenewing, decideStopRenewing, nextPeriod } from './purchase.ts'
import { ownsPurchase } from './purchase-rules.ts'
import { isUsable } from './purchase-states.ts'
import { lockPurchase, savePurchase } from './purchase-store.ts'
import { isRenewalOpen } from './renewal-states.ts'
import { findRenewal } from './renewal-store.ts'
import { lockWithRenewals, withdrawRenewals } from './withdraw-renewals.ts'

const Which = z.object({ purchaseId: PurchaseId })

/** It stays usable until its expiry and ends there. A renewal that was invoiced and not paid is withdrawn. */
export const stopRenewing = useCase({
  name: 'purchase.stop_renewing',
  input: Which,
  output: NoOutput,
  may: either(ownsPurchase, staffWith('purchases.edit')),
  async run(work, { purchaseId }) {
    const { purchase: seen, open } = await lockWithRenewals(work, purchaseId)
    await assertCustomerMay(work, seen, 'stopRenewing')
    const stopped = orRefuse(decideStopRenewing(seen))
    await savePurchase(work.trx, stopped)
    const { customerId, cycle } = stopped
    const endsOn = present(cycle, 'the term of what renews').expiresOn
    work.record({ type: 'purchase.renewing_stopped', customerId, purchase: refOf(stopped), endsOn })
    await withdrawRenewals(work, open)
  },
})

/** Undoes that, while it is still usable. */
export const keepRenewing = useCase({
  name: 'purchase.keep_renewing',
  input: Which,
  output: NoOutput,
  may: either(ownsPurchase, staffWith('purchases.edit')),
  async run(work, { purchaseId }) {
    const seen = orNotFound(await lockPurchase(work.trx, purchaseId))
    const kept = orRefuse(decideKeepRenewing(seen))
    const cycle = present(kept.cycle, 'the term of what renews')
    const earlier = await findRenewal(work.trx, purchaseId, nextPeriod(cycle).from)
    await savePurchase(work.trx, kept)
    if (kept.collection === 'automatic' && earlier && isRenewalOpen(earlier)) {
      await planCharge(work, earlier.invoiceId, [{ ...kept, cycle }])
    }
    work.record({
      type: 'purchase.renewing_kept',
      customerId: kept.customerId,
      purchase: refOf(kept),
      renewsOn: cycle.expiresOn,
    })
  },
})

/** Whether its renewals are charged to the stored method, or wait to be paid by hand. */
export const setCollection = useCase({
  name: 'purchase.set_collection',
  input: Which.extend({ collection: z.enum(collections) }),
  output: NoOutput,
  may: either(ownsPurchase, staffWith('purchases.edit')),
  async run(work, { purchaseId, collection }) {
    const purchase = orNotFound(await lockPurchase(work.trx, purchaseId))
    if (!isUsable(purchase)) throw new Refused('purchase_not_active')
    if (!purchase.cycle) throw new Refused('purchase_has_no_term')
    if (purchase.collection === collection) return
    const changed = { ...purchase, collection }
    const invoiced = await findRenewal(work.trx, purchaseId, nextPeriod(purchase.cycle).from)
    await savePurchase(work.trx, changed)
    if (collection === 'automatic' && changed.autoRenew && invoiced && isRenewalOpen(invoiced)) {
      await planCharge(work, invoiced.invoiceId, [{ ...changed, cycle: purchase.cycle }])
    }
    const { customerId } = changed
    work.record({ type: 'purchase.collection_changed', customerId, purchase: refOf(changed), collection })
  },
})
