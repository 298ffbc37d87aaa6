import { redirect } from 'react-router'
import { z } from 'zod'
import { comesAgain, isPaid } from '../../../src/invoices/invoice-states.ts'
import { isWaiting, isWithGateway } from '../../../src/payments/payment-states.ts'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { submitted } from '../../form.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PostForm } from '../../ui/form.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { orderedOf } from '../order.ts'
import type { Route } from './+types/page'
import { goOn } from './go-on.ts'
import { InvoiceSummary } from './invoice-summary.tsx'
import { PayFields } from './pay-fields.tsx'
import { PayForm } from './pay-form.ts'
import { PayState } from './pay-state.tsx'
import { paying } from './payment-choice.ts'
import { transferOf } from './transfer.ts'

const Form = z.discriminatedUnion('intent', [
  PayForm.extend({ intent: z.literal('pay'), idempotencyKey: z.string().min(1).max(64) }),
  z.object({ intent: z.literal('look') }),
])

export async function loader({ context, params }: Route.LoaderArgs) {
  const { order, ...page } = await context.get(appContext).carts.payPage(context.get(actorContext), params)
  if (isPaid(page.invoice)) throw redirect(`/account/invoices/${page.invoice.number}`)
  const { legalName, name } = context.get(appContext).shop.settings()
  const { number: reference } = page.invoice
  // One transfer may have been announced for several invoices.
  const open = page.attempt?.isUnresolved ? page.attempt.amount : page.invoice.open
  const transfer = transferOf({
    instructions: page.bankInstructions,
    payee: legalName || name,
    open,
    reference,
  })
  return { ...page, transfer, order: order && orderedOf(order), idempotencyKey: crypto.randomUUID() }
}

export function action({ context, params, request }: Route.ActionArgs) {
  const door = { app: context.get(appContext), actor: context.get(actorContext) }
  const { invoices, payments } = door.app
  return submitted(request, Form, async (form) => {
    const { number } = params
    if (form.intent === 'look') return goOn(await invoices.lookAtPayment(door.actor, { number }))
    const { invoice } = await payments.payPage(door.actor, { number })
    const { currency } = invoice.open
    const { locale } = context.get(viewerContext)
    const { idempotencyKey } = form
    const outcome = await paying({ form, currency, locale }, (paymentChoice) =>
      invoices.pay(door.actor, { number, paymentChoice }, { idempotencyKey }),
    )
    return goOn(outcome)
  })
}

/** Also after a refusal: the state of the payment may have changed, and a new press of the button is a new one. */
export const shouldRevalidate = () => true

export default function PayPage({ loaderData: page }: Route.ComponentProps) {
  const t = useWords()
  const { invoice, attempt } = page
  const isBusy = attempt !== null && isWithGateway(attempt)
  return (
    <>
      <PageTitle
        title={t('checkout.payInvoice', { number: invoice.number })}
        aside={<StatusBadge state={invoice.status} />}
        lead={invoice.title}
        crumbs={[{ label: t('account.nav.invoices'), to: '/account/invoices' }]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_24rem]">
        <div className="grid gap-6">
          <PayState page={page} />
          {invoice.isPayable && !isBusy && <PayNow page={page} />}
        </div>
        <InvoiceSummary invoice={invoice} order={page.order} />
      </div>
    </>
  )
}

function PayNow({ page }: { page: Route.ComponentProps['loaderData'] }) {
  const t = useWords()
  const { money } = useFormats()
  const { invoice, attempt, idempotencyKey } = page
  const isTransfer = attempt !== null && isWaiting(attempt) && !attempt.continueUrl
  const title = !attempt
    ? t('checkout.payment')
    : t(attempt.isUnresolved ? 'checkout.otherWay' : 'checkout.tryAgain')
  const gateways = page.gateways.filter(({ name }) => !(isTransfer && name === attempt.gateway))
  const renews = invoice.lines.some(comesAgain)
  return (
    // Another attempt is another form: what is offered and chosen in it begins anew.
    <Card key={attempt?.id} title={title}>
      <PostForm intent="pay" className="grid gap-6">
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <PayFields paymentOptions={{ ...page, gateways }} open={invoice.open} renews={renews} />
        <SubmitButton wide>
          <span suppressHydrationWarning>{t('checkout.pay', { open: money(invoice.open) })}</span>
        </SubmitButton>
      </PostForm>
    </Card>
  )
}
