import type { PurchaseId } from '../kernel/ids.ts'
import { ownership, type Rule } from '../platform/permission.ts'
import { ownerOfPurchase } from './purchase-store.ts'

/** The customer whose purchase it is. */
export const ownsPurchase: Rule<{ purchaseId: PurchaseId }> = {
  grants: ['owner'],
  async verdict({ actor, reader }, { purchaseId }) {
    if (actor.kind !== 'customer') return ownership(actor, false)
    return ownership(actor, (await ownerOfPurchase(reader, purchaseId)) === actor.customerId)
  },
}
