import {
  forgettingCard,
  PayOutcome,
  payingSteps,
  payWithChoice,
  type Ready,
  ready,
} from '../credit/pay-with-choice.ts'
import { type Due, PaymentChoice } from '../credit/payment-choice.ts'
import { isPaid } from '../invoices/invoice-states.ts'
import { GatewayUnreachable } from '../payments/gateway.ts'
import { asCustomer } from '../platform/permission.ts'
import { type Call, keyOf, process } from '../platform/process.ts'
import { Refused } from '../platform/refused.ts'
import { notAgreed } from './agreement.ts'
import { checkOut, type OrderMade } from './check-out.ts'
import { checkoutPage } from './checkout-page.ts'

const steps = { ...payingSteps, page: checkoutPage, checkOut }
type Placing = Call<typeof steps>

/**
 * Makes an order of exactly what was shown (`quote` is its digest) and pays it as its customer chose. Until there is an order,
 * what is wrong is refused, and nothing is left of a card that was entered for it. From then on nothing is: whatever comes of
 * paying is answered, since the order stands. Call it with the quote as idempotency key: however often it is pressed, and in how
 * many tabs, there is one order, and credit is used once.
 */
export const placeOrder = process({
  name: 'cart.place_order',
  input: checkOut.input.extend({ paymentChoice: PaymentChoice }),
  output: PayOutcome,
  may: asCustomer,
  steps,
  async run(call, { token, quote, agreed, paymentChoice }): Promise<PayOutcome> {
    const wrongs = notAgreed(call.shop, { agreed })
    const choice = await ready(call, paymentChoice, { due: () => dueOf(call, token), wrongs })
    const made = await forgettingCard(call, choice.newCard, async (forget) => {
      const order = await call.steps.checkOut(call.actor, { token, quote, agreed }, keyOf(call.options))
      if (isPaid(order)) await forget()
      return order
    })
    if (isPaid(made)) return { status: 'paid', number: made.number }
    return payOrder(call, made, choice)
  },
})

async function payOrder(call: Placing, made: OrderMade, choice: Ready): Promise<PayOutcome> {
  try {
    return await payWithChoice(call, { ...made, isPaidWholly: false }, choice)
  } catch (error) {
    if (error instanceof Refused && error.code === 'invoice_is_paid') {
      return { status: 'paid', number: made.number }
    }
    if (error instanceof Refused || error instanceof GatewayUnreachable) {
      return { status: 'look', number: made.number }
    }
    throw error
  }
}

async function dueOf({ steps: { page }, actor }: Placing, token: string): Promise<Due> {
  const shown = await page(actor, { token })
  if (!shown) throw new Refused('cart_is_empty')
  const { currency, totals } = shown.quote
  return { open: { minor: totals.totalMinor, currency }, credit: shown.paymentOptions.credit }
}
