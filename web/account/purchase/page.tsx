import { actorContext, appContext, viewerContext } from '../../context.ts'
import { Card } from '../../ui/card.tsx'
import { KindIcon, kindOf } from '../../ui/kind-icon.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { PaidInParts } from '../schedule/paid-in-parts.tsx'
import { purchaseState } from '../states.ts'
import type { Route } from './+types/page'
import { carryOut } from './actions.ts'
import { Details } from './details.tsx'
import { FieldsCard } from './fields-card.tsx'
import type { PurchaseModel } from './model.ts'
import { purchaseIdIn } from './purchase-id.ts'
import { PurchaseInvoices } from './purchase-invoices.tsx'
import { PurchaseTree } from './purchase-tree.tsx'
import { StatusNotice } from './status-notice.tsx'
import { WhatToDo } from './what-to-do.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const purchaseId = purchaseIdIn(params.id)
  const { purchases, schedules } = context.get(appContext)
  const actor = context.get(actorContext)
  const purchase = await purchases.page(actor, { purchaseId })
  return { purchase, schedule: await schedules.ofPurchase(actor, { purchaseId }) }
}

export function action({ context, request, params }: Route.ActionArgs) {
  const { locale } = context.get(viewerContext)
  const [app, actor] = [context.get(appContext), context.get(actorContext)]
  return carryOut({ app, actor, locale, request, purchaseId: params.id })
}

export default function PurchasePage({ loaderData: { purchase, schedule } }: Route.ComponentProps) {
  const t = useWords()
  const { day } = useFormats()
  const { name, kind, status, autoRenew, term, startedOn, children } = purchase
  const state = purchaseState({ status, autoRenew, termUnit: term?.unit ?? null })
  return (
    <>
      <PageTitle
        title={name}
        crumbs={[{ label: t('account.purchases.title'), to: '/account/purchases' }]}
        aside={<StatusBadge state={state} />}
        lead={
          <span className="inline-flex items-center gap-1.5">
            <KindIcon kind={kindOf(kind)} />
            {t('account.purchase.lead', { kind: t(`kind.${kindOf(kind)}`), day: day(startedOn) })}
          </span>
        }
      />
      <StatusNotice purchase={purchase} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-5">
          <Details purchase={purchase} />
          {schedule && <PaidInParts schedule={schedule} />}
          <FieldsCard purchase={purchase} />
          {children.length > 0 && <Children purchases={children} today={purchase.today} />}
          <PurchaseInvoices purchase={purchase} />
        </div>
        <WhatToDo purchase={purchase} schedule={schedule} />
      </div>
    </>
  )
}

/** A few of them, and all on demand. */
const mostChildren = 5

function Children({ purchases, today }: { purchases: PurchaseModel['children']; today: string }) {
  const t = useWords()
  const label = t('account.purchase.children')
  const branches = purchases.map((child) => ({ ...child, children: [] }))
  const others = branches.slice(mostChildren)
  return (
    <Card title={label} flush>
      <PurchaseTree label={label} purchases={branches.slice(0, mostChildren)} today={today} />
      {others.length > 0 && (
        <details className="border-line border-t">
          <summary className="cursor-pointer px-5 py-3 text-[0.8125rem]">
            {t('common.all', { count: branches.length })}
          </summary>
          <PurchaseTree label={label} purchases={others} today={today} />
        </details>
      )}
    </Card>
  )
}
