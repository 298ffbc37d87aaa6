import { data, type RouterContextProvider } from 'react-router'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { cartTokenOf, keepCount } from '../cart-cookie.ts'
import { countOf, orderOf } from '../order.ts'

type Asked = { readonly context: Readonly<RouterContextProvider>; readonly request: Request }

/** The order that the cart of this browser comes to; null when it is empty. */
export async function loadOrder({ context, request }: Asked) {
  const app = context.get(appContext)
  const token = cartTokenOf(request)
  const page = token ? await app.carts.page(context.get(actorContext), { token }) : null
  const order = page && orderOf(page, app.shop.settings().taxMode)
  const count = order ? countOf(order.items) : 0
  // What is no longer sold has left the cart by itself, and the number beside the cart's icon follows.
  const isStale = count !== context.get(viewerContext).cartCount
  return data({ order }, isStale ? { headers: [keepCount(request, count)] } : {})
}
