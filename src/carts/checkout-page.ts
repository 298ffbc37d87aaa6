import { z } from 'zod'
import { Customer } from '../customers/customer.ts'
import { findCustomer } from '../customers/customer-store.ts'
import { PaymentOptions, paymentOptions } from '../payments/payment-options.ts'
import { asCustomer } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { CartToken } from './cart.ts'
import { possibleHolders } from './cart-parent.ts'
import { findCart } from './cart-store.ts'
import { withOthers } from './later-with-others.ts'
import { quoteFor } from './quote.ts'
import { CartPage, shownQuote } from './shown-cart.ts'

/** Everything a customer sees before they order: the cart, who is billed, and the payment options. Null when it is empty. */
export const checkoutPage = query({
  name: 'cart.checkout_page',
  input: z.object({ token: CartToken }),
  output: CartPage.extend({ customer: Customer, paymentOptions: PaymentOptions }).nullable(),
  may: asCustomer,
  async run(view, { token }) {
    const cart = await findCart(view.reader, token)
    if (!cart || cart.items.length === 0) return null
    const customer = orNotFound(await findCustomer(view.reader, view.account))
    const quote = await withOthers(view, customer.id, await quoteFor(view, cart, customer))
    const holders = await possibleHolders(view, customer.id, cart)
    const options = await paymentOptions(view, customer.id, quote.currency)
    return { cart, holders, quote: shownQuote(quote), customer, paymentOptions: options }
  },
})
