import { redirect } from 'react-router'
import { z } from 'zod'
import { line } from '../../../src/kernel/text.ts'
import { actorContext, appContext } from '../../context.ts'
import { submitted } from '../../form.ts'
import { cartTokenOf } from '../cart-cookie.ts'
import type { Route } from './+types/coupon'
import { loadOrder } from './cart-order.ts'
import { CartView } from './cart-view.tsx'

const CouponForm = z.discriminatedUnion('do', [
  z.object({ do: z.literal('apply'), code: line(40) }),
  z.object({ do: z.literal('remove-coupon'), back: z.literal('checkout').optional() }),
])

export function loader(asked: Route.LoaderArgs) {
  return loadOrder(asked)
}

/** A path of its own, so that the door can slow down who guesses codes without slowing down who changes a cart. */
export function action({ context, request }: Route.ActionArgs) {
  return submitted(request, CouponForm, async (form) => {
    const { carts } = context.get(appContext)
    const actor = context.get(actorContext)
    const token = cartTokenOf(request)
    if (token && form.do === 'apply') await carts.applyCoupon(actor, { token, code: form.code })
    if (token && form.do === 'remove-coupon') await carts.removeCoupon(actor, { token })
    return redirect('back' in form && form.back ? '/checkout' : '/cart')
  })
}

export default function CouponPage({ loaderData: { order } }: Route.ComponentProps) {
  return <CartView order={order} />
}
