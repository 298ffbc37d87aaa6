import { redirect } from 'react-router'
import { z } from 'zod'
import { CartItemId, PurchaseId } from '../../../src/kernel/ids.ts'
import { mostOfOne } from '../../../src/kernel/quantity.ts'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { submitted } from '../../form.ts'
import { cartTokenOf, keepCount } from '../cart-cookie.ts'
import type { Route } from './+types/page'
import { loadOrder } from './cart-order.ts'
import { CartView } from './cart-view.tsx'

const itemId = z.string().pipe(CartItemId)
const ChangeForm = z.discriminatedUnion('do', [
  z.object({ do: z.literal('change'), itemId, quantity: z.coerce.number().int().min(1).max(mostOfOne) }),
  z.object({ do: z.literal('remove'), itemId }),
  z.object({ do: z.literal('attach'), purchaseId: z.string().pipe(PurchaseId) }),
])

export function loader(asked: Route.LoaderArgs) {
  return loadOrder(asked)
}

export function action({ context, request }: Route.ActionArgs) {
  return submitted(request, ChangeForm, async (form) => {
    const { carts } = context.get(appContext)
    const actor = context.get(actorContext)
    const token = cartTokenOf(request)
    if (!token) return redirect('/cart')
    if (form.do === 'change') {
      await carts.changeQuantity(actor, { token, itemId: form.itemId, quantity: form.quantity })
      return redirect('/cart')
    }
    if (form.do === 'attach') {
      await carts.attach(actor, { token, purchaseId: form.purchaseId })
      return redirect('/cart')
    }
    await carts.remove(actor, { token, itemId: form.itemId })
    const { cartCount } = context.get(viewerContext)
    return redirect('/cart', { headers: [keepCount(request, cartCount - 1)] })
  })
}

export default function CartPage({ loaderData: { order } }: Route.ComponentProps) {
  return <CartView order={order} />
}
