import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ShoppingBag } from '../../ui/icons.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { CouponBox } from '../coupon-box.tsx'
import type { Order } from '../order.ts'
import { Steps } from '../steps.tsx'
import { Totals } from '../totals.tsx'
import { CartItem } from './cart-item.tsx'
import { HolderChoice } from './holder-choice.tsx'

/** The cart with what it costs; the same when a coupon was entered that does not count. */
export function CartView({ order }: { order: Order | null }) {
  const t = useWords()
  if (!order) return <EmptyCart />
  return (
    <>
      <Steps current="cart" />
      <PageTitle title={t('cart.title')} />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
        <div className="grid gap-4">
          <HolderChoice order={order} />
          <ul className="card-box divide-y divide-line">
            {order.items.map((item) => (
              <CartItem key={item.id} item={item} currency={order.currency} />
            ))}
          </ul>
        </div>
        <section aria-label={t('cart.summary')} className="card-box grid gap-5 p-5">
          <CouponBox order={order} />
          <Totals order={order} />
          <div className="grid gap-2">
            {!order.lacksParent && (
              <ButtonLink to="/checkout" look="primary" wide>
                {t('cart.checkOut')}
              </ButtonLink>
            )}
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
