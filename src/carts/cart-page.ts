import { z } from 'zod'
import { findCoupon, type KnownCoupon } from '../catalog/coupon-store.ts'
import { type Buyer, buyerOf } from '../customers/buyer.ts'
import { anyone } from '../platform/permission.ts'
import { query, type View } from '../platform/use-case.ts'
import { type Cart, CartToken, quoteOf } from './cart.ts'
import { findCart } from './cart-store.ts'
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
    return { cart, quote: shownQuote(await quoteFor(view, cart, await buyerOf(view))) }
  },
})

export async function quoteFor(view: View, cart: Cart, buyer: Buyer) {
  const known = cart.couponId && (await knownCoupon(view, { id: cart.couponId }))
  return quoteWith(view, cart, { buyer, coupon: known ?? null })
}

/** The same with a coupon that is known already, in the place of the cart's own. */
export function quoteWith(
  { shop, today }: View,
  cart: Cart,
  { buyer, coupon }: { buyer: Buyer; coupon: KnownCoupon | null },
) {
  return quoteOf(cart, buyer, { taxMode: shop.taxMode, today, coupon })
}

/** A coupon, and what whoever looks has done with it. */
export function knownCoupon({ reader, account }: View, by: Parameters<typeof findCoupon>[1]) {
  return findCoupon(reader, by, account)
}
