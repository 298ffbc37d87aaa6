import { z } from 'zod'
import { buyerOf } from '../customers/buyer.ts'
import { anyone } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { CartToken } from './cart.ts'
import { possibleHolders } from './cart-parent.ts'
import { findCart } from './cart-store.ts'
import { withOthers } from './later-with-others.ts'
import { quoteFor } from './quote.ts'
import { CartPage, shownQuote } from './shown-cart.ts'

/** The cart of a browser with what it costs now and later, for whoever looks at it; null when it is empty. */
export const cartPage = query({
  name: 'cart.page',
  input: z.object({ token: CartToken }),
  output: CartPage.nullable(),
  may: anyone,
  async run(view, { token }) {
    const cart = await findCart(view.reader, token)
    if (!cart || cart.items.length === 0) return null
    const quote = await quoteFor(view, cart, await buyerOf(view))
    const holders = await possibleHolders(view, view.account, cart)
    return { cart, holders, quote: shownQuote(await withOthers(view, view.account, quote)) }
  },
})
