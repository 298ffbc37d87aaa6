import { Card } from '../../ui/card.tsx'
import { Link } from '../../ui/link.tsx'
import { Money } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { EnteredCoupon } from '../coupon-box.tsx'
import { ItemWords } from '../item-words.tsx'
import type { Order, OrderItem } from '../order.ts'
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
        <Items items={order.items} currency={order.currency} />
        {order.coupon?.refusal && (
          <EnteredCoupon coupon={order.coupon} currency={order.currency} back="checkout" />
        )}
        <Totals order={order} />
      </div>
    </Card>
  )
}

function Items(props: { items: readonly OrderItem[]; currency: string; below?: boolean | undefined }) {
  const t = useWords()
  return (
    <ul className={`grid gap-3 ${props.below ? 'mt-3 border-line border-l pl-4' : ''}`}>
      {props.items.map((item) => (
        <li key={item.id}>
          <div className="flex items-baseline justify-between gap-4">
            <p className="min-w-0 font-[550]">
              {item.quantity > 1 ? t('cart.times', { count: item.quantity, name: item.name }) : item.name}
            </p>
            {item.price && (
              <Money
                value={{ minor: item.price.amountMinor, currency: props.currency }}
                className="font-[550]"
              />
            )}
          </div>
          <ItemWords item={item} currency={props.currency} />
          {item.children.length > 0 && <Items items={item.children} currency={props.currency} below />}
        </li>
      ))}
    </ul>
  )
}
