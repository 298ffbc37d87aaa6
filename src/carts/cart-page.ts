import { z } from 'zod'
import { taxRates } from '../catalog/catalog-store.ts'
import { findCoupon } from '../catalog/coupon-store.ts'
import { type Buyer, buyerOf } from '../customers/buyer.ts'
import type { CustomerId } from '../kernel/ids.ts'
import { anyone } from '../platform/permission.ts'
import { query, type View } from '../platform/use-case.ts'
import { type Cart, CartToken, quoteOf } from './cart.ts'
import { findCart } from './cart-store.ts'

/** The cart of a browser with what it costs now and later, for whoever looks at it; null when it is empty. */
export const cartPage = query({
  name: 'cart.page',
  input: z.object({ token: CartToken }),
  may: anyone,
  async run(view, { token }) {
    const cart = await findCart(view.reader, token)
    if (!cart || cart.items.length === 0) return null
    return { cart, quote: await quoteFor(view, cart, await buyerOf(view)) }
  },
})

export async function quoteFor(view: View, cart: Cart, buyer: Buyer) {
  const rates = await taxRates(view.reader)
  const known = cart.couponId && (await findCoupon(view.reader, { id: cart.couponId }, customerIdOf(view)))
  const { store, today } = view
  return quoteOf(cart, buyer, { rates, taxMode: store.taxMode, today, coupon: known ?? null })
}

function customerIdOf({ actor }: View): CustomerId | null {
  return actor.kind === 'customer' ? actor.customerId : null
}
