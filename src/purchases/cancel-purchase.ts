import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { PurchaseId } from '../kernel/ids.ts'
import { Reason } from '../kernel/text.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orRefuse } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { assertCustomerMay } from './customer-may.ts'
import { cancelEach, endAtOnce, parentEnded } from './end-purchases.ts'
import { decideCancelled } from './purchase.ts'
import { ownsPurchase } from './purchase-rules.ts'
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
    await endAtOnce(work, orRefuse(decideCancelled(purchase, { at: work.now, reason })))
    await cancelEach(work, attached, parentEnded)
    await withdrawRenewals(work, open, 'purchase_cancelled')
  },
})
