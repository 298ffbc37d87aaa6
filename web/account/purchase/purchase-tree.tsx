import type { PurchaseBranch } from '../../../src/purchases/purchase-list.ts'
import type { ListedPurchase } from '../../../src/purchases/purchase-list-store.ts'
import { isUsable } from '../../../src/purchases/purchase-states.ts'
import { KindIcon, kindOf } from '../../ui/kind-icon.tsx'
import { Link } from '../../ui/link.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Tree, TreeLine, type TreeNode } from '../../ui/tree.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { purchaseState } from '../states.ts'
import { TermPrice } from '../term-price.tsx'

/** Purchases as lines of a tree: what kind, how it stands, until when, and what it costs. */
export function PurchaseTree(props: { label: string; purchases: readonly PurchaseBranch[]; today: string }) {
  const nodeOf = (purchase: PurchaseBranch): TreeNode => ({
    id: purchase.id,
    content: <PurchaseLine purchase={purchase} today={props.today} />,
    children: purchase.children.map(nodeOf),
  })
  return <Tree label={props.label} nodes={props.purchases.map(nodeOf)} />
}

export function PurchaseLine({ purchase, today }: { purchase: ListedPurchase; today: string }) {
  const t = useWords()
  const { number } = useFormats()
  const times =
    purchase.quantity > 1 && `${t('account.purchases.times', { count: purchase.quantity, number })} `
  return (
    <TreeLine
      icon={<KindIcon kind={kindOf(purchase.kind)} />}
      name={
        <>
          {times}
          <Link to={`/account/purchases/${purchase.id}`} className="hover:underline">
            {purchase.name}
          </Link>
        </>
      }
      state={<StatusBadge state={purchaseState(purchase)} />}
      note={
        <>
          {purchase.mark && (
            <span className="block text-base-content [overflow-wrap:anywhere]">{purchase.mark}</span>
          )}
          <Until purchase={purchase} today={today} />
        </>
      }
      end={<TermPrice of={purchase} />}
    />
  )
}

function Until({ purchase, today }: { purchase: ListedPurchase; today: string }) {
  const t = useWords()
  const { day } = useFormats()
  const { expiresOn, autoRenew, collection } = purchase
  if (expiresOn === null) return isUsable(purchase) ? t('account.purchases.forever') : null
  const values = { day: day(expiresOn) }
  if (!isUsable(purchase)) return t('account.purchases.endedOn', values)
  if (!autoRenew) return t('account.purchases.endsOn', values)
  if (expiresOn <= today) return t('account.purchases.inGrace', values)
  return collection === 'automatic'
    ? t('account.purchases.renewsOn', values)
    : t('account.purchases.runsUntil', values)
}
