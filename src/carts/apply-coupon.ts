import { z } from 'zod'
import { CouponCode, type CouponRefusal } from '../catalog/coupon.ts'
import { buyerOf } from '../customers/buyer.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { anyone } from '../platform/permission.ts'
import { Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { CartToken } from './cart.ts'
import { lockCart, setCartCoupon } from './cart-store.ts'
import { mentionedBy } from './discount.ts'
import { knownCoupon, quoteWith } from './quote.ts'

const withoutHistory = 'a cart belongs to a browser, not to an account'

/**
 * Enters a coupon into the cart of a browser, in the place of another. One that would take off nothing now is refused, with
 * the reason; one that stops to do so later stays, and the cart says why it counts for nothing.
 */
export const applyCoupon = useCase({
  name: 'cart.apply_coupon',
  input: z.object({ token: CartToken, code: CouponCode }),
  output: NoOutput,
  may: anyone,
  withoutHistory,
  async run(work, { token, code }) {
    const cart = await lockCart(work.trx, token)
    if (!cart) throw new Refused('cart_is_empty')
    const known = await knownCoupon(work, { code })
    if (!known) throw refusedCode('coupon_unknown', { code })
    const asked = { buyer: await buyerOf(work), coupon: known }
    const { coupon, currency } = quoteWith(work, cart, asked)
    if (coupon?.refusal) throw refusedCode(coupon.refusal, mentionedBy(coupon, currency))
    await setCartCoupon(work.trx, cart.id, known.coupon.id)
  },
})

export const removeCoupon = useCase({
  name: 'cart.remove_coupon',
  input: z.object({ token: CartToken }),
  output: NoOutput,
  may: anyone,
  withoutHistory,
  async run(work, { token }) {
    const cart = await lockCart(work.trx, token)
    if (cart) await setCartCoupon(work.trx, cart.id, null)
  },
})

/** A no that is about the field of the code. */
function refusedCode(code: CouponRefusal | 'coupon_unknown', details: Record<string, string>): Refused {
  return new Refused(code, details, [{ path: ['code'], message: `refusals.${code}` }])
}
