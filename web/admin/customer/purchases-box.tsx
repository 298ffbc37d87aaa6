import type { OwnedPurchase } from '../../../src/overviews/customer-page-model.ts'
import { isCancellable, isRevivable, isUsable, wasCancelled } from '../../../src/purchases/purchase-states.ts'
import { termWords } from '../../store/terms.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EnteredFields } from '../../ui/entered-fields.tsx'
import { Field } from '../../ui/field.tsx'
import { PackageOpen } from '../../ui/icons.tsx'
import { KindIcon, kindOf } from '../../ui/kind-icon.tsx'
import { RowMenu } from '../../ui/row-menu.tsx'
import { Tree, TreeLine, type TreeNode } from '../../ui/tree.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { AllLink, Box } from '../box.tsx'
import { useMay } from '../may.ts'
import { PurchaseBadge } from '../purchase-badge.tsx'
import type { CustomerModel } from './page.tsx'

/** What the customer owns and owned, a few of it, as a tree where one thing belongs to another. */
export function PurchasesBox({ model: { id, purchases, counts } }: { model: CustomerModel }) {
  const t = useWords()
  return (
    <Box
      id="purchases"
      title={t('admin.customer.purchases')}
      count={counts.purchases}
      actions={
        <AllLink to={`/admin/purchases?customer=${id}`} count={counts.purchases} shown={purchases.length} />
      }
      flush
    >
      {purchases.length === 0 ? (
        <EmptyState
          icon={<PackageOpen />}
          title={t('admin.customer.noPurchases')}
          text={t('admin.customer.noPurchasesText')}
        />
      ) : (
        <Tree label={t('admin.customer.purchases')} nodes={branches(purchases, null)} />
      )}
    </Box>
  )
}

/** What belongs to `parent`. A purchase whose parent is not listed stands at the root. */
function branches(purchases: readonly OwnedPurchase[], parent: string | null): TreeNode[] {
  const listed = new Set(purchases.map(({ id }) => id as string))
  const parentOf = ({ parentId }: OwnedPurchase) => (parentId && listed.has(parentId) ? parentId : null)
  const under = (id: string | null): TreeNode[] =>
    purchases
      .filter((purchase) => parentOf(purchase) === id)
      .map((purchase) => ({
        id: purchase.id,
        content: <PurchaseLine purchase={purchase} />,
        children: under(purchase.id),
      }))
  return under(parent)
}

function PurchaseLine({ purchase }: { purchase: OwnedPurchase }) {
  const { name, quantity, kind } = purchase
  return (
    <div className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <TreeLine
          icon={<KindIcon kind={kindOf(kind)} />}
          name={quantity > 1 ? `${quantity} × ${name}` : name}
          state={<PurchaseBadge purchase={purchase} />}
          note={<Note purchase={purchase} />}
        />
      </div>
      <Actions purchase={purchase} />
    </div>
  )
}

function Note({ purchase }: { purchase: OwnedPurchase }) {
  const t = useWords()
  const { money, day, moment } = useFormats()
  const { termUnit, termCount, expiresOn, currency, priceMinor, endReason, endedAt } = purchase
  const price = money({ minor: priceMinor, currency })
  const term = termUnit && termCount && termWords(t, { unit: termUnit, count: termCount })
  const parts = [
    t('admin.purchase.boughtOn', { day: day(purchase.startedOn) }),
    expiresOn && t(untilKey(purchase), { day: day(expiresOn) }),
    term ? t('admin.purchase.price', { price, term }) : price,
    isUsable(purchase) && term && purchase.collection === 'manual' && t('admin.purchase.paidByHand'),
    endReason && endedAt && t('admin.purchase.endedFor', { at: moment(endedAt), reason: endReason }),
  ]
  return (
    <>
      <EnteredFields fields={purchase.fields} />
      <span suppressHydrationWarning>{parts.filter(Boolean).join(' · ')}</span>
    </>
  )
}

function untilKey(purchase: OwnedPurchase) {
  if (isRevivable(purchase)) return 'admin.purchase.expiredOn'
  if (wasCancelled(purchase)) return 'admin.purchase.ranUntil'
  return purchase.autoRenew ? 'admin.purchase.renewsOn' : 'admin.purchase.endsOn'
}

/** What may be done with it, for those who may. */
function Actions({ purchase }: { purchase: OwnedPurchase }) {
  const t = useWords()
  const may = useMay()
  const { name, expiresOn, autoRenew, id } = purchase
  const mayEdit = may('purchases.edit') && isUsable(purchase) && expiresOn !== null
  const mayCancel = may('purchases.cancel') && isCancellable(purchase)
  if (!mayEdit && !mayCancel) return null
  return (
    <RowMenu label={t('admin.actionsOf', { name })} holds={id}>
      {mayEdit && autoRenew && <TurnOffAutoRenew purchase={purchase} expiresOn={expiresOn} />}
      {mayEdit && !autoRenew && <TurnOnAutoRenew id={id} name={name} expiresOn={expiresOn} />}
      {mayCancel && <EndPurchase purchase={purchase} />}
    </RowMenu>
  )
}

function TurnOnAutoRenew({ id, name, expiresOn }: { id: string; name: string; expiresOn: string }) {
  const t = useWords()
  const { day } = useFormats()
  return (
    <Confirm
      intent={`turn-on-auto-renew ${id}`}
      label={t('admin.purchase.turnOn')}
      title={t('admin.purchase.turnOnTitle', { name })}
      look="menu"
      text={<p suppressHydrationWarning>{t('admin.purchase.turnOnText', { day: day(expiresOn) })}</p>}
    >
      <input type="hidden" name="purchaseId" value={id} />
      <SubmitButton wide>{t('admin.purchase.turnOnNow')}</SubmitButton>
    </Confirm>
  )
}

function TurnOffAutoRenew({ purchase, expiresOn }: { purchase: OwnedPurchase; expiresOn: string }) {
  const { id, name } = purchase
  const t = useWords()
  const { day } = useFormats()
  return (
    <Confirm
      intent={`turn-off-auto-renew ${id}`}
      ends
      label={t('admin.purchase.turnOff')}
      title={t('admin.purchase.turnOffTitle', { name })}
      look="menu"
      text={
        <>
          <p suppressHydrationWarning>{t('admin.purchase.turnOffText', { day: day(expiresOn) })}</p>
          <Along purchase={purchase} />
        </>
      }
    >
      <input type="hidden" name="purchaseId" value={id} />
      <SubmitButton wide>{t('admin.purchase.turnOffNow')}</SubmitButton>
    </Confirm>
  )
}

function EndPurchase({ purchase }: { purchase: OwnedPurchase }) {
  const { id, name } = purchase
  const t = useWords()
  return (
    <Confirm
      intent={`cancel-purchase ${id}`}
      ends
      label={t('admin.purchase.cancel')}
      title={t('admin.purchase.cancelTitle', { name })}
      look="menu"
      text={
        <>
          <p>{t('admin.purchase.cancelText')}</p>
          <Along purchase={purchase} />
        </>
      }
    >
      <input type="hidden" name="purchaseId" value={id} />
      <Field name="reason" label={t('admin.reason')} hint={t('admin.reasonIsShown')} maxLength={300} />
      <SubmitButton look="danger" wide>
        {t('admin.purchase.cancelNow')}
      </SubmitButton>
    </Confirm>
  )
}

/** By name, what else ends, and what belongs to it and does not. */
function Along({ purchase: { endAlong, goOn } }: { purchase: OwnedPurchase }) {
  const t = useWords()
  const { list } = useFormats()
  return (
    <>
      {endAlong.length > 0 && (
        <p className="font-medium" suppressHydrationWarning>
          {t('admin.purchase.endAlong', { names: list(endAlong), count: endAlong.length })}
        </p>
      )}
      {goOn.length > 0 && (
        <p suppressHydrationWarning>{t('admin.purchase.goOn', { names: list(goOn), count: goOn.length })}</p>
      )}
    </>
  )
}
