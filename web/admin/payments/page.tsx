import type { StaffListedPayment } from '../../../src/overviews/staff-payment-list-store.ts'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { intentIn } from '../../form.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CircleCheck, CreditCard } from '../../ui/icons.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { CustomerLink, Download, ListPager, OneCustomer, SearchForm } from '../list-parts.tsx'
import { type ListAddresses, listAddresses } from '../lists/address.ts'
import { askedPayments } from '../lists/asked.ts'
import { paymentViews } from '../lists/views.ts'
import { RejectedNotice } from '../rejected-notice.tsx'
import type { Route } from './+types/page'
import { decide } from './decide.ts'
import { usePaymentColumns } from './payment-table.tsx'
import { refund } from './refund-action.ts'

const path = '/admin/payments'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { before, ...asked } = askedPayments(new URL(request.url).searchParams)
  const list = context.get(appContext).payments.staffList
  const page = await list(context.get(actorContext), { ...asked, before })
  const { status = null, typed, customerId = null, sort } = asked
  const shown = { status, typed, customerId, sort, isFirst: before === undefined }
  return { ...page, ...shown, formKey: crypto.randomUUID() }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { locale } = context.get(viewerContext)
  const door = { app: context.get(appContext), actor: context.get(actorContext), locale }
  const { pathname, search } = new URL(request.url)
  const back = pathname.replace(/\.data$/, '') + search
  const intent = await intentIn(request)
  return intent === 'refund' ? refund(door, request, back) : decide(door, request, back)
}

export default function PaymentsPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { toReview, payments, older, status, typed, customerId, sort, isFirst, formKey } = loaderData
  const hasReview = isFirst && !customerId && typed === ''
  const addresses = listAddresses({
    path,
    filters: { status, q: typed, customer: customerId },
    sort,
    usual: '-made',
  })
  const tabs = [null, ...paymentViews].map((one) => ({
    to: addresses.to({ status: one }),
    label: one === null ? t('admin.payments.all') : t(`state.${one}`),
  }))
  return (
    <>
      <PageTitle
        title={t('admin.nav.payments')}
        lead={customerId && <OneCustomer name={payments[0]?.customer ?? null} path={path} />}
        actions={<Download addresses={addresses} />}
      />
      <RejectedNotice />
      {hasReview && <ToReview payments={toReview} formKey={formKey} />}
      <h2 className="mb-2 font-semibold text-lg">{t('admin.payments.latest')}</h2>
      <Tabs label={t('admin.payments.states')} tabs={tabs} current={addresses.to()} />
      <SearchForm label={t('admin.payments.search')} typed={typed} addresses={addresses} />
      <div className="card-box">
        <Table
          caption={t('admin.payments.latest')}
          columns={useColumns({ formKey, isReviewedElsewhere: hasReview, addresses })}
          rows={payments}
          rowKey={(payment) => payment.id}
          empty={<Empty />}
        />
      </div>
      <ListPager addresses={addresses} isFirst={isFirst} older={older} />
    </>
  )
}

/** What waits for a person comes first, the oldest on top. */
function ToReview({ payments, formKey }: { payments: readonly StaffListedPayment[]; formKey: string }) {
  const t = useWords()
  const columns = useColumns({ formKey })
  return (
    <div className="mb-8">
      <Card title={t('admin.payments.toReview')} flush>
        {payments.length === 0 ? (
          <EmptyState
            icon={<CircleCheck />}
            title={t('admin.payments.nothingToReview')}
            text={t('admin.payments.nothingToReviewText')}
          />
        ) : (
          <Table
            caption={t('admin.payments.toReview')}
            columns={columns}
            rows={payments}
            rowKey={(payment) => payment.id}
          />
        )}
      </Card>
    </div>
  )
}

type Columned = {
  formKey: string
  isReviewedElsewhere?: boolean | undefined
  addresses?: ListAddresses | undefined
}

function useColumns({
  formKey,
  isReviewedElsewhere = false,
  addresses,
}: Columned): Column<StaffListedPayment>[] {
  const t = useWords()
  const [payment, ...rest] = usePaymentColumns<StaffListedPayment>({
    showsInvoice: true,
    formKey,
    isReviewedElsewhere,
    addresses,
  })
  const customer: Column<StaffListedPayment> = {
    head: t('admin.invoice.customer'),
    phone: 'cut',
    cell: ({ customerId, customer: name }) => <CustomerLink id={customerId} name={name} />,
  }
  return payment ? [payment, customer, ...rest] : rest
}

function Empty() {
  const t = useWords()
  return (
    <EmptyState icon={<CreditCard />} title={t('admin.payments.none')} text={t('admin.payments.noneText')} />
  )
}
