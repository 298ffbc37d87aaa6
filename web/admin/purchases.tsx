import type { StaffListedPurchase } from '../../src/overviews/staff-purchase-list-store.ts'
import { actorContext, appContext } from '../context.ts'
import { termWords } from '../store/terms.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { EnteredFields } from '../ui/entered-fields.tsx'
import { Package } from '../ui/icons.tsx'
import { KindIcon, kindOf } from '../ui/kind-icon.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Day, Money } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/purchases'
import { CustomerLink, Download, ListPager, OneCustomer, SearchForm } from './list-parts.tsx'
import { type ListAddresses, listAddresses } from './lists/address.ts'
import { askedPurchases } from './lists/asked.ts'
import { purchaseViews } from './lists/views.ts'
import { PurchaseBadge } from './purchase-badge.tsx'

const path = '/admin/purchases'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { before, ...asked } = askedPurchases(new URL(request.url).searchParams)
  const list = context.get(appContext).purchases.staffList
  const page = await list(context.get(actorContext), { ...asked, before })
  return { ...page, ...asked, customerId: asked.customerId ?? null, isFirst: before === undefined }
}

export default function PurchasesPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { purchases, older, typed, view, customerId, sort, isFirst } = loaderData
  const filters = { view: view === 'all' ? null : view, q: typed, customer: customerId }
  const addresses = listAddresses({ path, filters, sort, usual: '-bought' })
  const tabs = purchaseViews.map((one) => ({
    to: addresses.to({ view: one === 'all' ? null : one }),
    label: t(`admin.purchases.view.${one}`),
  }))
  return (
    <>
      <PageTitle
        title={t('admin.nav.purchases')}
        lead={customerId && <OneCustomer name={purchases[0]?.customer ?? null} path={path} />}
        actions={<Download addresses={addresses} />}
      />
      <Tabs label={t('admin.purchases.views')} tabs={tabs} current={addresses.to()} />
      <SearchForm label={t('admin.purchases.search')} typed={typed} addresses={addresses} />
      <div className="card-box">
        <Table
          caption={t('admin.nav.purchases')}
          columns={useColumns(addresses)}
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
      <ListPager addresses={addresses} isFirst={isFirst} older={older} />
    </>
  )
}

function useColumns({ by }: ListAddresses): Column<StaffListedPurchase>[] {
  const t = useWords()
  return [
    {
      head: t('admin.purchases.purchase'),
      phone: 'title',
      cell: ({ id, kind, name, quantity, fields }) => (
        <span className="flex gap-2.5">
          <span className="flex-none pt-0.5 text-muted">
            <KindIcon kind={kindOf(kind)} />
          </span>
          <span className="min-w-0">
            <RowLink to={`/admin/purchases/${id}`}>{quantity > 1 ? `${quantity} × ${name}` : name}</RowLink>
            <EnteredFields fields={fields} />
          </span>
        </span>
      ),
    },
    {
      head: t('admin.invoice.customer'),
      phone: 'cut',
      cell: ({ customerId, customer }) => <CustomerLink id={customerId} name={customer} />,
    },
    {
      head: t('admin.invoice.state'),
      cell: (purchase) => <PurchaseBadge purchase={purchase} />,
    },
    {
      head: t('admin.purchases.bought'),
      sort: by('bought', 'descending'),
      phone: 'hidden',
      cell: ({ startedOn }) => <Day value={startedOn} />,
    },
    {
      head: t('admin.purchases.expiresOn'),
      sort: by('expires'),
      cell: ({ expiresOn }) => expiresOn && <Day value={expiresOn} />,
    },
    {
      head: t('admin.purchases.price'),
      sort: by('price', 'descending'),
      align: 'end',
      phone: 'amount',
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
