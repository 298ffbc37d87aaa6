import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { PurchaseId } from '../kernel/ids.ts'
import { Reason } from '../kernel/text.ts'
import { refOf } from '../platform/history/fields.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orRefuse } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { assertCustomerMay } from './customer-may.ts'
import { cancelAttached } from './end-with-parent.ts'
import { decideCancelled } from './purchase.ts'
import { ownsPurchase } from './purchase-rules.ts'
import { savePurchase } from './purchase-store.ts'
import { lockWithRenewals, withdrawRenewals } from './withdraw-renewals.ts'

/** Ends a purchase at once, and with it what must be attached to it. What was paid for the rest of its term is not given back; unpaid renewals are withdrawn. */
export const cancelPurchase = useCase({
  name: 'purchase.cancel',
  input: z.object({ purchaseId: PurchaseId, reason: Reason }),
  output: NoOutput,
  may: either(ownsPurchase, staffWith('purchases.cancel')),
  async run(work, { purchaseId, reason }) {
    const { purchase, attached, open } = await lockWithRenewals(work, purchaseId)
    await assertCustomerMay(work, purchase, 'cancelNow')
    const cancelled = orRefuse(decideCancelled(purchase, { at: work.now, reason }))
    await savePurchase(work.trx, cancelled)
    const { customerId } = cancelled
    work.record({ type: 'purchase.cancelled', customerId, purchase: refOf(cancelled), reason })
    await cancelAttached(work, attached)
    await withdrawRenewals(work, open, 'purchase_cancelled')
  },
})
