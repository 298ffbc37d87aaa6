import { isCustomersOwn } from '../../../src/invoices/invoice-states.ts'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { FileDown } from '../../ui/icons.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { withWhy } from '../../with-why.ts'
import type { Route } from './+types/page'
import { carryOut } from './actions.ts'
import { breakdownWords } from './breakdown-words.ts'
import { CreditNotes } from './credit-notes.tsx'
import { Facts } from './facts.tsx'
import { Lines } from './lines.tsx'
import { Payments } from './payments.tsx'
import { PrintButton } from './print-button.tsx'
import { PurchaseOrder } from './purchase-order.tsx'
import { StatusNotice } from './status-notice.tsx'
import { Totals } from './totals.tsx'
import { ApplyCredit, CancelInvoice } from './what-to-do.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const app = context.get(appContext)
  const actor = context.get(actorContext)
  const invoice = await app.invoices.page(actor, { number: params.number })
  const payments = await app.payments.ofInvoice(actor, { invoiceId: invoice.id })
  const { locale } = context.get(viewerContext)
  const lines = withWhy(invoice.lines, (line) => breakdownWords(line, invoice, locale))
  return { invoice: { ...invoice, lines }, payments, key: crypto.randomUUID() }
}

export function action({ context, request, params }: Route.ActionArgs) {
  const { locale } = context.get(viewerContext)
  const [app, actor] = [context.get(appContext), context.get(actorContext)]
  return carryOut({ app, actor, locale, request, number: params.number })
}

export default function InvoicePage({ loaderData: { invoice, payments, key } }: Route.ComponentProps) {
  const t = useWords()
  const { money } = useFormats()
  const { number, open, isPayable } = invoice
  const isUnderWay = payments.some((payment) => payment.isUnresolved)
  const mayAct = isPayable && !isUnderWay
  return (
    <>
      <PageTitle
        title={t('account.invoice.title', { number })}
        crumbs={[{ label: t('account.invoices.title'), to: '/account/invoices' }]}
        aside={<StatusBadge state={invoice.state} />}
        lead={invoice.title}
        actions={
          <>
            <ButtonLink to={`/account/invoices/${number}/pdf`} reload>
              <FileDown aria-hidden className="size-4" />
              {t('account.invoice.pdf')}
            </ButtonLink>
            <PrintButton />
            {mayAct && (
              <ButtonLink to={`/checkout/${number}`} look="primary">
                {t('account.invoice.pay', { amount: money(open) })}
              </ButtonLink>
            )}
          </>
        }
      />
      <StatusNotice invoice={invoice} isUnderWay={isUnderWay} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="grid min-w-0 gap-5">
          <Card title={t('account.invoice.lines')} flush>
            <Lines invoice={invoice} />
            <Totals invoice={invoice} />
          </Card>
          <Payments payments={payments} invoice={invoice} />
          {invoice.creditNotes.length > 0 && <CreditNotes invoice={invoice} />}
        </div>
        <div className="grid gap-5">
          <Facts invoice={invoice} />
          {mayAct && invoice.credit.minor > 0n && <ApplyCredit invoice={invoice} idempotencyKey={key} />}
          <PurchaseOrder invoice={invoice} />
          {mayAct && isCustomersOwn(invoice) && <CancelInvoice invoice={invoice} />}
        </div>
      </div>
    </>
  )
}
