import { data, redirect } from 'react-router'
import { z } from 'zod'
import { CartItemId } from '../../src/kernel/ids.ts'
import { actorContext, appContext, viewerContext } from '../context.ts'
import { submitted } from '../form.ts'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ShoppingBag } from '../ui/icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/cart'
import { cartTokenOf, keepCount } from './cart-cookie.ts'
import { CartItem } from './cart-item.tsx'
import { countOf, orderOf } from './order.ts'
import { Steps } from './steps.tsx'
import { Totals } from './totals.tsx'

const itemId = z.string().pipe(CartItemId)
const ChangeForm = z.discriminatedUnion('do', [
  z.object({ do: z.literal('change'), itemId, quantity: z.coerce.number().int().min(1).max(100) }),
  z.object({ do: z.literal('remove'), itemId }),
])

export async function loader({ context, request }: Route.LoaderArgs) {
  const app = context.get(appContext)
  const token = cartTokenOf(request)
  const page = token ? await app.carts.page(context.get(actorContext), { token }) : null
  const order = page && orderOf(page, app.store.settings().taxMode)
  const count = order ? countOf(order.items) : 0
  // What is no longer sold has left the cart by itself, and the number beside the cart's icon follows.
  const isStale = count !== context.get(viewerContext).cartCount
  return data({ order }, isStale ? { headers: [keepCount(request, count)] } : {})
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
    await carts.remove(actor, { token, itemId: form.itemId })
    const { cartCount } = context.get(viewerContext)
    return redirect('/cart', { headers: [keepCount(request, cartCount - 1)] })
  })
}

export default function CartPage({ loaderData: { order } }: Route.ComponentProps) {
  const t = useWords()
  if (!order) return <EmptyCart />
  return (
    <>
      <Steps current="cart" />
      <PageTitle title={t('cart.title')} />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
        <div className="grid gap-4">
          {order.lacksParent && <Notice tone="warn">{t('cart.lacksParent')}</Notice>}
          <ul className="card-box divide-y divide-line">
            {order.items.map((item) => (
              <CartItem key={item.id} item={item} currency={order.currency} />
            ))}
          </ul>
        </div>
        <section aria-label={t('cart.summary')} className="card-box grid gap-5 p-5">
          <Totals order={order} />
          <div className="grid gap-2">
            <ButtonLink to="/checkout" look="primary" wide>
              {t('cart.checkOut')}
            </ButtonLink>
            <ButtonLink to="/store" look="ghost" wide>
              {t('cart.goOn')}
            </ButtonLink>
          </div>
        </section>
      </div>
    </>
  )
}

function EmptyCart() {
  const t = useWords()
  return (
    <>
      <PageTitle title={t('cart.title')} />
      <div className="card-box">
        <EmptyState
          icon={<ShoppingBag />}
          title={t('cart.empty')}
          text={t('cart.emptyText')}
          action={
            <ButtonLink to="/store" look="primary">
              {t('cart.toStore')}
            </ButtonLink>
          }
        />
      </div>
    </>
  )
}
