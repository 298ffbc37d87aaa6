import { data, redirect } from 'react-router'
import { z } from 'zod'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import { payPath } from '../../pay-path.ts'
import { isRefused } from '../../refused.ts'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PostForm } from '../../ui/form.tsx'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Day, Money, useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { goOn } from '../pay/go-on.ts'
import { PayFields } from '../pay/pay-fields.tsx'
import { PayForm } from '../pay/pay-form.ts'
import { paying } from '../pay/payment-choice.ts'
import type { Route } from './+types/page'

const Form = PayForm.extend({ intent: z.literal('pay'), idempotencyKey: z.string().min(1).max(64) })
const mostInvoices = 20

/** The invoices that the address names, at most as many as one payment takes. */
function numbersIn(request: Request): string[] {
  const numbers = [...new Set(new URL(request.url).searchParams.getAll('invoice'))].slice(0, mostInvoices)
  if (numbers.length === 0 || numbers.some((number) => number.length > 60)) throw data(null, 404)
  return numbers
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const numbers = numbersIn(request)
  const app = context.get(appContext)
  const page = await app.payments
    .payTogetherPage(context.get(actorContext), { numbers })
    .catch((error: unknown) => {
      if (isRefused(error) && error.code === 'payment_of_several_currencies') return null
      throw error
    })
  if (!page) return { numbers, page: null }
  if (page.invoices.length === 0) throw redirect('/account/invoices')
  if (page.invoices.length === 1) throw redirect(payPath(page.invoices.map(({ number }) => number)))
  return { numbers, page: { ...page, idempotencyKey: crypto.randomUUID() } }
}

export function action({ context, request }: Route.ActionArgs) {
  const app = context.get(appContext)
  const actor = context.get(actorContext)
  const numbers = numbersIn(request)
  return submitted(request, Form, async (form) => {
    const { open } = await app.payments.payTogetherPage(actor, { numbers })
    const { idempotencyKey } = form
    const { locale } = context.get(viewerContext)
    const outcome = await paying({ form, currency: open.currency, locale }, (paymentChoice) =>
      app.invoices.payTogether(actor, { numbers, paymentChoice }, { idempotencyKey }),
    )
    return goOn(outcome, () => redirectSaying('/account/invoices', 'checkout.together.paid'))
  })
}

/** Also after a refusal: what is open may have changed, and a new press of the button is a new one. */
export const shouldRevalidate = () => true

/** Several invoices that are paid at once: what is open of each, and how to pay all of it. */
export default function PayTogetherPage({ loaderData: { numbers, page } }: Route.ComponentProps) {
  return page ? <Together page={page} /> : <OneByOne numbers={numbers} />
}

type Model = NonNullable<Route.ComponentProps['loaderData']['page']>

function Together({ page }: { page: Model }) {
  const t = useWords()
  const { money } = useFormats()
  const { invoices, open, idempotencyKey } = page
  return (
    <>
      <PageTitle
        title={t('checkout.together.title', { count: invoices.length })}
        lead={t('checkout.together.lead')}
        crumbs={[{ label: t('account.nav.invoices'), to: '/account/invoices' }]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_24rem]">
        <Card title={t('checkout.payment')}>
          <PostForm intent="pay" className="grid gap-6">
            <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
            <PayFields paymentOptions={page} open={open} renews={false} />
            <SubmitButton wide>
              <span suppressHydrationWarning>{t('checkout.pay', { open: money(open) })}</span>
            </SubmitButton>
          </PostForm>
        </Card>
        <WhatIsPaid invoices={invoices} open={open} />
      </div>
    </>
  )
}

/** A payment has one currency: where they have several, each is paid by itself. */
function OneByOne({ numbers }: { numbers: readonly string[] }) {
  const t = useWords()
  return (
    <>
      <PageTitle
        title={t('checkout.together.title', { count: numbers.length })}
        crumbs={[{ label: t('account.nav.invoices'), to: '/account/invoices' }]}
      />
      <Notice tone="wait">{t('refusals.payment_of_several_currencies')}</Notice>
      <ul className="mt-5 grid justify-items-start gap-3">
        {numbers.map((number) => (
          <li key={number}>
            <ButtonLink to={payPath([number])}>{t('checkout.payInvoice', { number })}</ButtonLink>
          </li>
        ))}
      </ul>
    </>
  )
}

function WhatIsPaid({ invoices, open }: Pick<Model, 'invoices' | 'open'>) {
  const t = useWords()
  return (
    <Card title={t('checkout.together.invoices')}>
      <ul className="grid gap-3">
        {invoices.map((invoice) => (
          <li key={invoice.id} className="flex justify-between gap-4">
            <span className="min-w-0">
              <Link to={`/account/invoices/${invoice.number}`} className="soft-link list-link wrap-anywhere">
                {invoice.title}
              </Link>
              <span className="block text-[0.8125rem] text-muted">
                {invoice.number} · {t('checkout.dueOn')} <Day value={invoice.dueOn} />
              </span>
            </span>
            <Money value={invoice.open} className="figures shrink-0" />
          </li>
        ))}
      </ul>
      <p className="mt-4 flex justify-between gap-4 border-line border-t pt-3 font-semibold">
        <span>{t('checkout.total')}</span>
        <Money value={open} className="figures" />
      </p>
    </Card>
  )
}
