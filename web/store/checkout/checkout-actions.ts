import { redirect } from 'react-router'
import { z } from 'zod'
import { EditVersion } from '../../../src/kernel/edit.ts'
import { inConflict } from '../../edited.ts'
import { AddressForm } from '../../identity/address-form.ts'
import { newAccount } from '../../identity/open-account.ts'
import { Name } from '../../identity/user-form.ts'
import { cartTokenOf, forgetCart } from '../cart-cookie.ts'
import { goOn } from '../pay/go-on.ts'
import { PayForm } from '../pay/pay-form.ts'
import { type Door, paying } from '../pay/payment-choice.ts'

const Details = AddressForm.extend({ name: Name })

export const CheckoutForm = z.discriminatedUnion('intent', [
  Details.extend({ intent: z.literal('account'), timeZone: z.string().optional() }),
  Details.extend({ intent: z.literal('address'), version: EditVersion }),
  PayForm.extend({
    intent: z.literal('order'),
    quote: z.string().regex(/^[0-9a-f]{64}$/),
    agreed: z.literal('yes').optional(),
  }),
])
type Form = z.output<typeof CheckoutForm>
type OrderForm = Extract<Form, { intent: 'order' }>

export async function takeStep(door: Door, form: Form, request: Request) {
  switch (form.intent) {
    case 'account':
      await door.app.customers.open(door.actor, newAccount(door.app, form, request))
      return redirect('/checkout', 303)
    case 'address':
      return changeAddress(door, form, request)
    case 'order':
      return order(door, form, request)
  }
}

async function changeAddress(door: Door, form: Extract<Form, { intent: 'address' }>, request: Request) {
  const page = await pageOf(door, request)
  if (!page) return redirect('/checkout', 303)
  const { intent, ...details } = form
  const { id: customerId, phone, locale, timeZone } = page.customer
  const change = { ...details, customerId, phone, locale, timeZone }
  const edited = await door.app.customers.change(door.actor, change)
  return edited.outcome === 'conflict' ? inConflict(intent, edited) : redirect('/checkout', 303)
}

/** Makes the order of what was shown and pays it. From the order on, whatever happens is told on its pay page. */
async function order({ app, actor, locale }: Door, form: OrderForm, request: Request): Promise<Response> {
  const token = cartTokenOf(request)
  if (!token) return redirect('/cart', 303)
  const { quote } = form
  const agreed = form.agreed === 'yes'
  const currency = form.credit && form.creditAmount !== '' ? await currencyOf(app, actor) : ''
  const outcome = await paying({ form, currency, locale }, (paymentChoice) =>
    app.carts.placeOrder(actor, { token, quote, agreed, paymentChoice }, { idempotencyKey: quote }),
  )
  const response = goOn(outcome)
  for (const [name, value] of forgetCart(request)) response.headers.append(name, value)
  return response
}

async function currencyOf(app: Door['app'], actor: Door['actor']): Promise<string> {
  return (await app.customers.account(actor, {})).currency
}

async function pageOf({ app, actor }: Door, request: Request) {
  const token = cartTokenOf(request)
  return token ? app.carts.checkoutPage(actor, { token }) : null
}
