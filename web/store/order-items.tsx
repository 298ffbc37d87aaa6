import { Money } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import { ItemWords } from './item-words.tsx'
import type { OrderItem } from './order.ts'
import { Thumbnail } from './thumbnail.tsx'

/** What is being bought, each with its picture, price and what was entered for it; what hangs on a thing stands below it. */
export function OrderItems(props: {
  items: readonly OrderItem[]
  currency: string
  below?: boolean | undefined
}) {
  const t = useWords()
  return (
    <ul className={`grid gap-4 ${props.below ? 'mt-4 border-line border-l pl-4' : ''}`}>
      {props.items.map((item) => (
        <li key={item.id}>
          <div className="flex items-start gap-3">
            <Thumbnail of={item.slug} className="size-14 flex-none" />
            <div className="min-w-0 flex-1">
              <div className="flex items-baseline justify-between gap-4">
                <p className="min-w-0 wrap-anywhere font-[550]">
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
            </div>
          </div>
          {item.children.length > 0 && <OrderItems items={item.children} currency={props.currency} below />}
        </li>
      ))}
    </ul>
  )
}
