import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { PurchaseId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { planCharge } from './invoice-renewal.ts'
import { nextPeriod } from './purchase.ts'
import { ownsPurchase } from './purchase-rules.ts'
import { collections, isChargedByItself, isUsable } from './purchase-states.ts'
import { lockPurchase, savePurchase } from './purchase-store.ts'
import { isRenewalOpen } from './renewal-states.ts'
import { findRenewal } from './renewal-store.ts'

/** Whether its renewals are charged to the stored method, or wait to be paid by hand. */
export const setCollection = useCase({
  name: 'purchase.set_collection',
  input: z.object({ purchaseId: PurchaseId, collection: z.enum(collections) }),
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
    if (isChargedByItself(changed) && invoiced && isRenewalOpen(invoiced)) {
      await planCharge(work, invoiced.invoiceId, [{ ...changed, cycle: purchase.cycle }])
    }
    const { customerId } = changed
    work.record({ type: 'purchase.collection_changed', customerId, purchase: refOf(changed), collection })
  },
})
