import { actorContext, appContext } from '../../context.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Link } from '../../ui/link.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScheduleProgress } from '../../ui/schedule-progress.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import { InvoiceTable } from '../invoice/invoice-table.tsx'
import { PurchaseLine } from '../purchase/purchase-tree.tsx'
import type { Route } from './+types/page'
import { Figures } from './figures.tsx'
import type { SummaryModel } from './model.ts'
import { Needs } from './needs.tsx'

export function loader({ context }: Route.LoaderArgs) {
  return context.get(appContext).customers.summary(context.get(actorContext), {})
}

export default function SummaryPage({ loaderData: summary }: Route.ComponentProps) {
  const t = useWords()
  const { account } = useViewer()
  return (
    <>
      <PageTitle title={t('account.summary.title')} lead={account?.name} />
      <Figures summary={summary} />
      <Needs summary={summary} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <div className="grid min-w-0 gap-5">
          <Purchases summary={summary} />
          <Schedules summary={summary} />
        </div>
        <Card
          title={t('account.summary.invoices')}
          actions={<All to="/account/invoices" label={t('account.summary.allInvoices')} />}
          flush
        >
          <InvoiceTable
            caption={t('account.summary.invoices')}
            invoices={summary.latest}
            brief
            empty={<EmptyState title={t('account.summary.noInvoices')} />}
          />
        </Card>
      </div>
    </>
  )
}

function All({ to, label }: { to: string; label: string }) {
  return (
    <Link to={to} className="soft-link text-[0.8125rem]">
      {label}
    </Link>
  )
}

function Schedules({ summary: { schedules } }: { summary: SummaryModel }) {
  const t = useWords()
  if (schedules.length === 0) return null
  return (
    <Card
      title={t('schedules.title')}
      actions={<All to="/account/schedules" label={t('schedules.all')} />}
      flush
    >
      <ul className="divide-y divide-line">
        {schedules.map((schedule) => (
          <li key={schedule.id} className="px-5 py-4">
            <ScheduleProgress
              schedule={schedule}
              name={
                <Link to={`/account/schedules/${schedule.id}`} className="hover:underline">
                  {schedule.name}
                </Link>
              }
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Purchases({ summary: { purchases, active, today } }: { summary: SummaryModel }) {
  const t = useWords()
  const title = t('account.summary.purchases')
  if (active === 0) {
    return (
      <Card title={title} flush>
        <EmptyState
          title={t('account.summary.noPurchases')}
          text={t('account.summary.noPurchasesText')}
          action={
            <ButtonLink to="/store" look="primary">
              {t('account.summary.toStore')}
            </ButtonLink>
          }
        />
      </Card>
    )
  }
  return (
    <Card
      title={title}
      actions={<All to="/account/purchases" label={t('account.summary.allPurchases')} />}
      flush
    >
      <ul className="divide-y divide-line">
        {purchases.map((purchase) => (
          <li key={purchase.id} className="px-5 py-3">
            <PurchaseLine purchase={purchase} today={today} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
