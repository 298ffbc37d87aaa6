import { CustomerId, InvoiceId } from '../../src/kernel/ids.ts'
import type { InvoiceView, StaffListedInvoice } from '../../src/overviews/staff-invoice-list-store.ts'
import { actorContext, appContext } from '../context.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ReceiptText } from '../ui/icons.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Pager } from '../ui/pager.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Day, Money } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/invoices'
import { addressOf, CustomerLink, InvoiceName, OneCustomer, SearchForm, textOf } from './list-parts.tsx'

const views: readonly InvoiceView[] = [
  'all',
  'pending',
  'overdue',
  'failed_charges',
  'paid',
  'expired',
  'cancelled',
]
const path = '/admin/invoices'

export async function loader({ context, request }: Route.LoaderArgs) {
  const params = new URL(request.url).searchParams
  const typed = textOf(params, 'q')
  const view = views.find((one) => one === params.get('view')) ?? 'all'
  const customerId = CustomerId.safeParse(params.get('customer')).data
  const before = InvoiceId.safeParse(params.get('before')).data
  const list = context.get(appContext).invoices.staffList
  const page = await list(context.get(actorContext), { view, typed, customerId, before })
  return { ...page, typed, view, customerId: customerId ?? null, isFirst: before === undefined }
}

export default function InvoicesPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { invoices, older, typed, view, customerId, isFirst } = loaderData
  const address = (more: Record<string, string | null>) =>
    addressOf(path, { view: view === 'all' ? null : view, q: typed, customer: customerId, ...more })
  const tabs = views.map((one) => ({
    to: address({ view: one === 'all' ? null : one }),
    label: t(`admin.invoices.view.${one}`),
  }))
  const isNarrowed = typed !== '' || view !== 'all' || customerId !== null
  return (
    <>
      <PageTitle
        title={t('admin.nav.invoices')}
        lead={customerId && <OneCustomer name={invoices[0]?.customer ?? null} path={path} />}
      />
      <Tabs label={t('admin.invoices.views')} tabs={tabs} current={address({})} />
      <SearchForm
        label={t('admin.invoices.search')}
        typed={typed}
        keep={{ ...(view !== 'all' && { view }), ...(customerId && { customer: customerId }) }}
      />
      <div className="card-box">
        <Table
          caption={t('admin.nav.invoices')}
          columns={useColumns()}
          rows={invoices}
          rowKey={(invoice) => invoice.id}
          empty={<Empty isNarrowed={isNarrowed} />}
        />
      </div>
      <Pager newer={isFirst ? null : address({})} older={older && address({ before: older })} />
    </>
  )
}

function useColumns(): Column<StaffListedInvoice>[] {
  const t = useWords()
  return [
    {
      head: t('admin.invoice.invoice'),
      phone: 'title',
      cell: ({ number, title }) => <InvoiceName number={number} title={title} />,
    },
    {
      head: t('admin.invoice.customer'),
      phone: 'below',
      cell: ({ customerId, customer }) => <CustomerLink id={customerId} name={customer} />,
    },
    {
      head: t('admin.invoice.state'),
      phone: 'belowEnd',
      cell: ({ state }) => <StatusBadge state={state} />,
    },
    { head: t('admin.invoice.issuedOn'), phone: 'hidden', cell: ({ issuedOn }) => <Day value={issuedOn} /> },
    { head: t('admin.invoice.dueOn'), phone: 'hidden', cell: ({ dueOn }) => <Day value={dueOn} /> },
    {
      head: t('admin.invoice.total'),
      align: 'end',
      phone: 'end',
      cell: ({ totalMinor, currency }) => <Money value={{ minor: totalMinor, currency }} />,
    },
  ]
}

function Empty({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useWords()
  return isNarrowed ? (
    <EmptyState icon={<ReceiptText />} title={t('admin.invoices.noneHere')} text={t('admin.search.advice')} />
  ) : (
    <EmptyState icon={<ReceiptText />} title={t('admin.invoices.none')} text={t('admin.invoices.noneText')} />
  )
}
