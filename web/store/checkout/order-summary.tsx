import { Card } from '../../ui/card.tsx'
import { Link } from '../../ui/link.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { EnteredCoupon } from '../coupon-box.tsx'
import type { Order } from '../order.ts'
import { OrderItems } from '../order-items.tsx'
import { Totals } from '../totals.tsx'

/** What is being bought, and what it costs now and later. */
export function OrderSummary({ order }: { order: Order }) {
  const t = useWords()
  const change = (
    <Link to="/cart" className="soft-link text-[0.8125rem]">
      {t('checkout.changeCart')}
    </Link>
  )
  return (
    <Card title={t('checkout.order')} actions={change}>
      <div className="grid gap-5">
        <OrderItems items={order.items} currency={order.currency} />
        {order.coupon?.refusal && (
          <EnteredCoupon coupon={order.coupon} currency={order.currency} back="checkout" />
        )}
        <Totals order={order} />
      </div>
    </Card>
  )
}
