import { redirect } from 'react-router'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { countryName } from '../../country.ts'
import { submitted } from '../../form.ts'
import { leadingTo } from '../../identity/next-path.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { cartTokenOf } from '../cart-cookie.ts'
import { htmlOf } from '../markdown.ts'
import { orderOf } from '../order.ts'
import { Steps } from '../steps.tsx'
import type { Route } from './+types/page'
import { AccountStep } from './account-step.tsx'
import { CheckoutForm, takeStep } from './checkout-actions.ts'
import { OrderSummary } from './order-summary.tsx'
import { PaymentStep } from './payment-step.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const app = context.get(appContext)
  const actor = context.get(actorContext)
  const token = cartTokenOf(request)
  if (!token) throw redirect('/cart')
  if (actor.kind === 'visitor') throw redirect(leadingTo('/register', '/checkout'))
  const { taxMode, terms, country } = app.shop.settings()
  const { locale, user } = context.get(viewerContext)
  if (actor.kind === 'user') {
    const page = await app.carts.page(actor, { token })
    if (!page) throw redirect('/cart')
    const name = user?.name ?? ''
    return { step: 'account' as const, order: orderOf(page, taxMode), name, country }
  }
  const page = await app.carts.checkoutPage(actor, { token })
  if (!page) throw redirect('/cart')
  const order = orderOf(page, taxMode)
  if (order.lacksParent) throw redirect('/cart')
  const { id: _id, userId: _userId, createdAt: _createdAt, ...billed } = page.customer
  return {
    step: 'payment' as const,
    order,
    isChangingAddress: isChangingAddress(request),
    billed,
    paymentOptions: page.paymentOptions,
    country: countryName(billed.country, locale),
    termsHtml: terms && htmlOf(terms),
  }
}

/** The form with all the countries is a third of the page, and few need it. */
function isChangingAddress(request: Request): boolean {
  return new URL(request.url).searchParams.has('address')
}

export function action({ context, request }: Route.ActionArgs) {
  const { locale } = context.get(viewerContext)
  const door = { app: context.get(appContext), actor: context.get(actorContext), locale }
  return submitted(request, CheckoutForm, (form) => takeStep(door, form, request))
}

/** What was refused because the order has changed can only be sent again with the order as it is now. */
export const shouldRevalidate = () => true

export default function CheckoutPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const isPayment = loaderData.step === 'payment'
  return (
    <>
      <Steps current={loaderData.step} />
      <PageTitle title={isPayment ? t('checkout.title') : t('checkout.yourDetails')} />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_24rem]">
        <div className="grid gap-6 max-lg:order-2">
          {loaderData.step === 'payment' ? <PaymentStep {...loaderData} /> : <AccountStep {...loaderData} />}
        </div>
        <OrderSummary order={loaderData.order} />
      </div>
    </>
  )
}
