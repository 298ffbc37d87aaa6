import { isUsable, type PurchaseStatus } from '../../src/purchases/purchase-states.ts'
import type { State } from '../ui/status-badge.tsx'

type Purchase = {
  readonly status: PurchaseStatus
  readonly autoRenew: boolean
  readonly termUnit: string | null
}

export function purchaseState(purchase: Purchase): State {
  if (!isUsable(purchase)) return purchase.status
  return purchase.autoRenew || purchase.termUnit === null ? 'active' : 'ending'
}
