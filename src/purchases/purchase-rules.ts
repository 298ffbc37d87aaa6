import type { PurchaseId } from '../kernel/ids.ts'
import { owns } from '../platform/permission.ts'
import { ownerOfPurchase } from './purchase-store.ts'

/** The customer whose purchase it is. */
export const ownsPurchase = owns<{ purchaseId: PurchaseId }>((reader, { purchaseId }) =>
  ownerOfPurchase(reader, purchaseId),
)
