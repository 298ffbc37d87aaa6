import { CustomerId, PurchaseId } from '../../src/kernel/ids.ts'
import type { PurchaseView, StaffListedPurchase } from '../../src/overviews/staff-purchase-list-store.ts'
import { isUsable } from '../../src/purchases/purchase-states.ts'
import { actorContext, appContext } from '../context.ts'
import { termWords } from '../store/terms.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { EnteredFields } from '../ui/entered-fields.tsx'
import { Package } from '../ui/icons.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Pager } from '../ui/pager.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Day, Money } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/purchases'
import { addressOf, CustomerLink, OneCustomer, SearchForm, textOf } from './list-parts.tsx'

const views: readonly PurchaseView[] = ['all', 'active', 'ending', 'expired', 'cancelled']
const path = '/admin/purchases'

export async function loader({ context, request }: Route.LoaderArgs) {
  const params = new URL(request.url).searchParams
  const typed = textOf(params, 'q')
  const view = views.find((one) => one === params.get('view')) ?? 'all'
  const customerId = CustomerId.safeParse(params.get('customer')).data
  const before = PurchaseId.safeParse(params.get('before')).data
  const list = context.get(appContext).purchases.staffList
  const page = await list(context.get(actorContext), { view, typed, customerId, before })
  return { ...page, typed, view, customerId: customerId ?? null, isFirst: before === undefined }
}

export default function PurchasesPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { purchases, older, typed, view, customerId, isFirst } = loaderData
  const address = (more: Record<string, string | null>) =>
    addressOf(path, { view: view === 'all' ? null : view, q: typed, customer: customerId, ...more })
  const tabs = views.map((one) => ({
    to: address({ view: one === 'all' ? null : one }),
    label: t(`admin.purchases.view.${one}`),
  }))
  return (
    <>
      <PageTitle
        title={t('admin.nav.purchases')}
        lead={customerId && <OneCustomer name={purchases[0]?.customer ?? null} path={path} />}
      />
      <Tabs label={t('admin.purchases.views')} tabs={tabs} current={address({})} />
      <SearchForm
        label={t('admin.purchases.search')}
        typed={typed}
        keep={{ ...(view !== 'all' && { view }), ...(customerId && { customer: customerId }) }}
      />
      <div className="card-box">
        <Table
          caption={t('admin.nav.purchases')}
          columns={useColumns()}
          rows={purchases}
          rowKey={(purchase) => purchase.id}
          empty={
            <EmptyState
              icon={<Package />}
              title={t('admin.purchases.noneHere')}
              text={t('admin.purchases.noneText')}
            />
          }
        />
      </div>
      <Pager newer={isFirst ? null : address({})} older={older && address({ before: older })} />
    </>
  )
}

function useColumns(): Column<StaffListedPurchase>[] {
  const t = useWords()
  return [
    {
      head: t('admin.purchases.purchase'),
      phone: 'title',
      cell: ({ id, name, quantity, fields }) => (
        <>
          <RowLink to={`/admin/purchases/${id}`}>{quantity > 1 ? `${quantity} × ${name}` : name}</RowLink>
          <EnteredFields fields={fields} />
        </>
      ),
    },
    {
      head: t('admin.invoice.customer'),
      phone: 'last',
      cell: ({ customerId, customer }) => <CustomerLink id={customerId} name={customer} />,
    },
    {
      head: t('admin.invoice.state'),
      phone: 'below',
      cell: (purchase) => (
        <StatusBadge
          state={isUsable(purchase) && purchase.expiresOn && !purchase.autoRenew ? 'ending' : purchase.status}
        />
      ),
    },
    {
      head: t('admin.purchases.expiresOn'),
      phone: 'belowEnd',
      cell: ({ expiresOn }) => expiresOn && <Day value={expiresOn} />,
    },
    {
      head: t('admin.purchases.price'),
      align: 'end',
      phone: 'end',
      cell: (purchase) => <Price purchase={purchase} />,
    },
  ]
}

function Price({ purchase }: { purchase: StaffListedPurchase }) {
  const t = useWords()
  const { priceMinor: minor, currency, termUnit, termCount } = purchase
  return (
    <>
      <Money value={{ minor, currency }} />
      {termUnit && termCount && (
        <span className="text-[0.8125rem] text-muted">
          {' '}
          / {termWords(t, { unit: termUnit, count: termCount })}
        </span>
      )}
    </>
  )
}
