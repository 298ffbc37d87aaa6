import type { InvoiceId } from '../../src/kernel/ids.ts'
import type { StaffListedInvoice } from '../../src/overviews/staff-invoice-list-store.ts'
import { actorContext, appContext, viewerContext } from '../context.ts'
import { intentIn } from '../form.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { ReceiptText } from '../ui/icons.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Day, Money } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/invoices'
import { InvoiceMenu } from './invoice/menu.tsx'
import type { Recording } from './invoice/record-payment.tsx'
import { recordPayment } from './invoice/record-payment-action.ts'
import { sendAgain } from './invoice/send-again-action.ts'
import { CustomerLink, Download, InvoiceName, ListPager, OneCustomer, SearchForm } from './list-parts.tsx'
import { actOnChosen } from './lists/act-on-chosen.ts'
import { type ListAddresses, listAddresses } from './lists/address.ts'
import { askedInvoices } from './lists/asked.ts'
import { ActedNotice, ChooseFrom, type ChosenAct, useChoosing } from './lists/choose.tsx'
import { invoiceViews } from './lists/views.ts'
import { useMay } from './may.ts'
import { RejectedNotice } from './rejected-notice.tsx'

const path = '/admin/invoices'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { before, ...asked } = askedInvoices(new URL(request.url).searchParams)
  const list = context.get(appContext).invoices.staffList
  const page = await list(context.get(actorContext), { ...asked, before })
  const shown = { ...asked, customerId: asked.customerId ?? null, isFirst: before === undefined }
  return { ...page, ...shown, formKey: crypto.randomUUID() }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { locale } = context.get(viewerContext)
  const { invoices } = context.get(appContext)
  const actor = context.get(actorContext)
  const door = { app: context.get(appContext), actor, locale }
  const { pathname, search } = new URL(request.url)
  const back = pathname.replace(/\.data$/, '') + search
  switch (await intentIn(request)) {
    case 'send-again':
      return sendAgain(door, request, back)
    case 'record-payment':
      return recordPayment(door, request, back)
    case 'send-chosen':
      return actOnChosen(request, { locale, done: 'admin.chosen.sentAgain' }, (id, { idempotencyKey }) =>
        invoices.sendAgain(actor, { invoiceId: id as InvoiceId }, { idempotencyKey }),
      )
    case 'cancel-chosen':
      return actOnChosen(
        request,
        { locale, done: 'admin.chosen.cancelled', asksWhy: true },
        (id, { reason, idempotencyKey }) =>
          invoices.cancel(actor, { invoiceId: id as InvoiceId, reason }, { idempotencyKey }),
      )
    default:
      throw new Response(null, { status: 400 })
  }
}

export default function InvoicesPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { invoices, older, typed, view, customerId, sort, isFirst, today, formKey } = loaderData
  const filters = { view: view === 'all' ? null : view, q: typed, customer: customerId }
  const addresses = listAddresses({ path, filters, sort, usual: '-issued' })
  const tabs = invoiceViews.map((one) => ({
    to: addresses.to({ view: one === 'all' ? null : one }),
    label: t(`admin.invoices.view.${one}`),
  }))
  const isNarrowed = typed !== '' || view !== 'all' || customerId !== null
  return (
    <>
      <PageTitle
        title={t('admin.nav.invoices')}
        lead={customerId && <OneCustomer name={invoices[0]?.customer ?? null} path={path} />}
        actions={<Download addresses={addresses} />}
      />
      <Tabs label={t('admin.invoices.views')} tabs={tabs} current={addresses.to()} />
      <SearchForm label={t('admin.invoices.search')} typed={typed} addresses={addresses} />
      <RejectedNotice />
      <ActedNotice formKey={formKey} />
      <ChooseFrom key={formKey} acts={useActs()} addresses={addresses} formKey={formKey}>
        <div className="card-box">
          <Table
            caption={t('admin.nav.invoices')}
            columns={useColumns(addresses, { today, formKey })}
            rows={invoices}
            rowKey={(invoice) => invoice.id}
            empty={<Empty isNarrowed={isNarrowed} />}
          />
        </div>
      </ChooseFrom>
      <ListPager addresses={addresses} isFirst={isFirst} older={older} />
    </>
  )
}

function useColumns({ by }: ListAddresses, recording: Recording): Column<StaffListedInvoice>[] {
  const t = useWords()
  const box = useChoosing<StaffListedInvoice>(({ id, number }) => ({ id, name: number }))
  return [
    box,
    {
      head: t('admin.invoice.invoice'),
      phone: 'title',
      cell: ({ number, title }) => <InvoiceName number={number} title={title} />,
    },
    {
      head: t('admin.invoice.customer'),
      phone: 'cut',
      cell: ({ customerId, customer }) => <CustomerLink id={customerId} name={customer} />,
    },
    {
      head: t('admin.invoice.state'),
      cell: ({ state }) => <StatusBadge state={state} />,
    },
    {
      head: t('admin.invoice.issuedOn'),
      sort: by('issued', 'descending'),
      phone: 'hidden',
      cell: ({ issuedOn }) => <Day value={issuedOn} />,
    },
    { head: t('admin.invoice.dueOn'), sort: by('due'), cell: ({ dueOn }) => <Day value={dueOn} /> },
    {
      head: t('admin.invoice.total'),
      sort: by('total', 'descending'),
      align: 'end',
      phone: 'amount',
      cell: ({ totalMinor, currency }) => <Money value={{ minor: totalMinor, currency }} />,
    },
    {
      head: t('admin.payment.actions'),
      align: 'end',
      phone: 'menu',
      cell: (invoice) => (
        <InvoiceMenu
          invoice={{ ...invoice, openMinor: invoice.totalMinor - invoice.receivedMinor }}
          recording={recording}
        />
      ),
    },
  ]
}

/** What can be done to several invoices at once, by those who may. */
function useActs(): (ChosenAct | null)[] {
  const t = useWords()
  const may = useMay()
  const send: ChosenAct = {
    intent: 'send-chosen',
    label: t('admin.invoice.sendAgain'),
    title: (count) => t('admin.chosen.sendTitle', { count }),
    text: () => t('admin.chosen.sendText'),
    now: t('admin.invoice.sendAgainNow'),
  }
  const cancel: ChosenAct = {
    intent: 'cancel-chosen',
    ends: true,
    label: t('admin.chosen.cancel'),
    title: (count) => t('admin.chosen.cancelTitle', { count }),
    text: () => t('admin.chosen.cancelText'),
    now: t('admin.chosen.cancelNow'),
    fields: <Field name="reason" label={t('admin.reason')} hint={t('admin.reasonIsShown')} maxLength={300} />,
  }
  return [may('invoices.resend') ? send : null, may('invoices.edit') ? cancel : null]
}

function Empty({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useWords()
  return isNarrowed ? (
    <EmptyState icon={<ReceiptText />} title={t('admin.invoices.noneHere')} text={t('admin.search.advice')} />
  ) : (
    <EmptyState icon={<ReceiptText />} title={t('admin.invoices.none')} text={t('admin.invoices.noneText')} />
  )
}
