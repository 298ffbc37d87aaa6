import { isUsable, type PurchaseStatus, wasCancelled } from '../../src/purchases/purchase-states.ts'
import { Badge, StatusBadge } from '../ui/status-badge.tsx'
import { useWords } from '../ui/viewer.tsx'

type Shown = {
  readonly status: PurchaseStatus
  readonly expiresOn: string | null
  readonly autoRenew: boolean
}

/** The state of a purchase, to staff: what was cancelled stands out. */
export function PurchaseBadge({ purchase }: { purchase: Shown }) {
  const t = useWords()
  if (wasCancelled(purchase)) return <Badge tone="bad">{t(`state.${purchase.status}`)}</Badge>
  const isEnding = isUsable(purchase) && purchase.expiresOn !== null && !purchase.autoRenew
  return <StatusBadge state={isEnding ? 'ending' : purchase.status} />
}
