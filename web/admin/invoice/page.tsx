import { z } from 'zod'
import { isCancelled } from '../../../src/invoices/invoice-states.ts'
import { InvoiceId } from '../../../src/kernel/ids.ts'
import { Reason } from '../../../src/kernel/text.ts'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { intentIn, submitted } from '../../form.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { History } from '../../ui/icons.tsx'
import { Link } from '../../ui/link.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { withWhy } from '../../with-why.ts'
import { useMay } from '../may.ts'
import { decide } from '../payments/decide.ts'
import { PaymentTable } from '../payments/payment-table.tsx'
import { refund } from '../payments/refund-action.ts'
import { RejectedNotice } from '../rejected-notice.tsx'
import type { Route } from './+types/page'
import { breakdownWords } from './breakdown-words.ts'
import { CancelInvoice } from './cancel.tsx'
import { CreditNotes } from './credit-notes.tsx'
import { Facts } from './facts.tsx'
import { Lines, Totals } from './lines.tsx'
import { SendAgain } from './menu.tsx'
import { RecordPayment } from './record-payment.tsx'
import { recordPayment } from './record-payment-action.ts'
import { sendAgain } from './send-again-action.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { invoices, payments } = context.get(appContext)
  const actor = context.get(actorContext)
  const invoice = await invoices.staffPage(actor, { number: params.number })
  const made = await payments.staffListOfInvoice(actor, { invoiceId: invoice.id })
  const { locale } = context.get(viewerContext)
  const { currency } = invoice
  const lines = withWhy(invoice.lines, (line) => breakdownWords(line, { locale, currency }))
  return { invoice: { ...invoice, lines }, payments: made, formKey: crypto.randomUUID() }
}

export type InvoiceModel = Route.ComponentProps['loaderData']['invoice']

const CancelForm = z.object({ invoiceId: InvoiceId, reason: Reason })

export async function action({ context, params, request }: Route.ActionArgs) {
  const { locale } = context.get(viewerContext)
  const door = { app: context.get(appContext), actor: context.get(actorContext), locale }
  const back = `/admin/invoices/${params.number}`
  const intent = await intentIn(request)
  if (intent === 'refund') return refund(door, request, back)
  if (intent === 'review') return decide(door, request, back)
  if (intent === 'send-again') return sendAgain(door, request, back)
  if (intent === 'record-payment') return recordPayment(door, request, back)
  return submitted(request, CancelForm, async (form) => {
    await door.app.invoices.cancel(door.actor, form)
    return redirectSaying(back, 'admin.invoice.wasCancelled', { number: params.number })
  })
}

export default function InvoicePage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { invoice, payments, formKey } = loaderData
  return (
    <>
      <PageTitle
        title={t('admin.invoice.title', { number: invoice.number })}
        crumbs={[
          { label: t('admin.nav.invoices'), to: '/admin/invoices' },
          { label: invoice.customer.name, to: `/admin/customers/${invoice.customer.id}` },
        ]}
        of={invoice.customer.name}
        aside={<StatusBadge state={invoice.state} />}
        lead={<Lead invoice={invoice} />}
        actions={<Actions invoice={invoice} formKey={formKey} />}
      />
      <RejectedNotice />
      <div className="grid items-start gap-5 grid-cols-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          <Card title={t('admin.invoice.lines')} flush>
            <Lines invoice={invoice} />
            <Totals invoice={invoice} />
          </Card>
          <div id="payments">
            <Card title={t('admin.customer.payments')} flush>
              <PaymentTable
                payments={payments}
                empty={t(
                  invoice.totalMinor === 0n ? 'admin.invoice.nothingToPay' : 'admin.invoice.noPayments',
                )}
                formKey={formKey}
              />
            </Card>
          </div>
          <CreditNotes notes={invoice.creditNotes} />
        </div>
        <Facts invoice={invoice} />
      </div>
    </>
  )
}

function Lead({ invoice: { title, customer } }: { invoice: InvoiceModel }) {
  return (
    <>
      {title} ·{' '}
      <Link to={`/admin/customers/${customer.id}`} className="soft-link">
        {customer.name}
      </Link>
    </>
  )
}

function Actions({ invoice, formKey }: { invoice: InvoiceModel; formKey: string }) {
  const t = useWords()
  const may = useMay()
  const history = `/admin/customers/${invoice.customer.id}/history?chosen=yes&show=invoices&show=transactions`
  return (
    <>
      {may('history.view') && (
        <ButtonLink to={history}>
          <History aria-hidden className="size-4" />
          {t('admin.customer.history')}
        </ButtonLink>
      )}
      <ButtonLink to={`/admin/invoices/${invoice.number}/pdf`} reload>
        {t('admin.invoice.pdf')}
      </ButtonLink>
      {!isCancelled(invoice) && <SendAgain invoice={invoice} look="plain" />}
      <RecordPayment
        invoice={{ ...invoice, openMinor: invoice.totalMinor - invoice.receivedMinor }}
        recording={{ today: invoice.today, formKey }}
        look="plain"
      />
      <CancelInvoice invoice={invoice} />
    </>
  )
}
