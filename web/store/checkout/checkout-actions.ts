import { redirect } from 'react-router'
import { z } from 'zod'
import { isPaid } from '../../../src/invoices/invoice-states.ts'
import type { Money } from '../../../src/kernel/money.ts'
import { AddressForm } from '../../identity/address-form.ts'
import { openAccountFor } from '../../identity/open-account.ts'
import { Name } from '../../identity/user-form.ts'
import { isRefused } from '../../refused.ts'
import { cartTokenOf, forgetCart } from '../cart-cookie.ts'
import { PayForm } from '../pay/pay-form.ts'
import { payOrder, thanks } from '../pay/pay-order.ts'
import { type Door, forgetCard, type PaymentChoice, paymentChoiceOf } from '../pay/payment-choice.ts'
import { type Wrong, wrong } from '../pay/wrong.ts'

const Details = AddressForm.extend({ name: Name })

export const CheckoutForm = z.discriminatedUnion('intent', [
  Details.extend({ intent: z.literal('account'), timeZone: z.string().optional() }),
  Details.extend({ intent: z.literal('address') }),
  PayForm.extend({
    intent: z.literal('order'),
    quote: z.string().regex(/^[0-9a-f]{64}$/),
    agreed: z.literal('yes').optional(),
  }),
])
type Form = z.output<typeof CheckoutForm>
type OrderForm = Extract<Form, { intent: 'order' }>

export async function takeStep(door: Door, form: Form, request: Request): Promise<Response> {
  switch (form.intent) {
    case 'account':
      await openAccountFor(door.app, door.actor, form, request)
      return redirect('/checkout', 303)
    case 'address':
      await changeAddress(door, form, request)
      return redirect('/checkout', 303)
    case 'order':
      return order(door, form, request)
  }
}

async function changeAddress(door: Door, form: z.output<typeof Details>, request: Request): Promise<void> {
  const page = await pageOf(door, request)
  if (!page) return
  const { id: customerId, phone, locale, timeZone } = page.customer
  await door.app.customers.change(door.actor, { ...form, customerId, phone, locale, timeZone })
}

/** Makes the order of what was shown and pays it. From the order on, whatever happens is told on its pay page. */
async function order(door: Door, form: OrderForm, request: Request): Promise<Response> {
  const token = cartTokenOf(request)
  if (!token) return redirect('/cart', 303)
  const mustAgree = door.app.shop.settings().terms !== '' && !form.agreed
  const wrongs: Wrong[] = mustAgree ? [{ path: ['agreed'], message: 'form.tick' }] : []
  const means = await paymentChoiceOf(door, form, { due: () => dueOf(door, request), wrongs })
  const made = await orderMade(door, { token, quote: form.quote }, means)
  const response = isPaid(made) ? thanks(made.number) : await paid(door, made, means, form.quote)
  for (const [name, value] of forgetCart(request)) response.headers.append(name, value)
  return response
}

async function orderMade(door: Door, asked: { token: string; quote: string }, means: PaymentChoice) {
  try {
    return await door.app.carts.checkOut(door.actor, asked, { idempotencyKey: asked.quote })
  } catch (error) {
    if (isRefused(error)) await forgetCard(door, means)
    throw error
  }
}

type Made = Awaited<ReturnType<typeof orderMade>>

async function paid(door: Door, made: Made, means: PaymentChoice, key: string): Promise<Response> {
  try {
    return await payOrder(door, made, means, key)
  } catch (error) {
    if (!isRefused(error)) throw error
    return error.code === 'invoice_is_paid' ? thanks(made.number) : redirect(`/checkout/${made.number}`, 303)
  }
}

async function dueOf(door: Door, request: Request): Promise<{ open: Money; credit: Money }> {
  const page = await pageOf(door, request)
  if (!page) throw wrong({ path: [], message: 'refusals.cart_is_empty' })
  const { currency, totals } = page.quote
  return { open: { minor: totals.totalMinor, currency }, credit: page.ways.credit }
}

async function pageOf({ app, actor }: Door, request: Request) {
  const token = cartTokenOf(request)
  return token ? app.carts.checkoutPage(actor, { token }) : null
}
