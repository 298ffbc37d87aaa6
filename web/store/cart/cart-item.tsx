import { SubmitButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { PostForm } from '../../ui/form.tsx'
import { Link } from '../../ui/link.tsx'
import { Money } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { ItemWords } from '../item-words.tsx'
import type { OrderItem } from '../order.ts'

/** One thing in the cart: change how many, or take it out. What belongs to it stands below, set in. */
export function CartItem({ item, currency }: { item: OrderItem; currency: string }) {
  const amount = item.price && <Money value={{ minor: item.price.amountMinor, currency }} />
  return (
    <li>
      <div className="grid gap-x-6 gap-y-3 p-5 sm:grid-cols-[1fr_auto_7rem]">
        <div className="min-w-0">
          <div className="flex items-baseline justify-between gap-4 font-semibold">
            <Link to={`/store/${item.slug}`} className="hover:underline">
              {item.name}
            </Link>
            <span className="sm:hidden">{amount}</span>
          </div>
          <ItemWords item={item} currency={currency} />
        </div>
        <ChangeForm item={item} />
        <p className="text-end font-semibold max-sm:hidden">{amount}</p>
      </div>
      {item.children.length > 0 && (
        <ul className="tree-children mb-3 ml-7">
          {item.children.map((child) => (
            <CartItem key={child.id} item={child} currency={currency} />
          ))}
        </ul>
      )}
    </li>
  )
}

function ChangeForm({ item }: { item: OrderItem }) {
  const t = useWords()
  return (
    <PostForm intent={`item-${item.id}`} action="/cart" className="grid gap-2">
      <input type="hidden" name="itemId" value={item.id} />
      <div className="flex flex-wrap items-start gap-2">
        <Field
          key={item.quantity}
          name="quantity"
          label={t('cart.quantityOf', { name: item.name })}
          quiet
          type="number"
          inputMode="numeric"
          min={1}
          max={Math.min(100, item.stock ?? 100)}
          defaultValue={item.quantity}
          className="w-20 sm:w-28"
        />
        <SubmitButton look="plain" name="do" value="change">
          {t('cart.change')}
        </SubmitButton>
        <SubmitButton look="ghost" name="do" value="remove">
          {t('cart.remove')}
        </SubmitButton>
      </div>
    </PostForm>
  )
}
