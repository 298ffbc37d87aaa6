import { useState } from 'react'
import { SubmitButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { PostForm } from '../../ui/form.tsx'
import { useHydrated } from '../../ui/hydrated.ts'
import { Link } from '../../ui/link.tsx'
import { Money } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { ItemWords } from '../item-words.tsx'
import type { OrderItem } from '../order.ts'
import { Thumbnail } from '../thumbnail.tsx'

/** One thing in the cart: change how many, or take it out. What belongs to it stands below, set in. */
export function CartItem({ item, currency }: { item: OrderItem; currency: string }) {
  const amount = item.price && <Money value={{ minor: item.price.amountMinor, currency }} />
  return (
    <li>
      <div className="grid gap-x-6 gap-y-3 p-5 sm:grid-cols-[1fr_auto_7rem]">
        <div className="grid min-w-0 grid-cols-[3.5rem_1fr] gap-x-4">
          <Thumbnail of={item.slug} className="row-span-2 size-14" />
          <div className="flex items-baseline justify-between gap-4 font-semibold">
            <Link to={`/store/${item.slug}`} className="list-link hover:underline">
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

const mostAtOnce = 100

function ChangeForm({ item }: { item: OrderItem }) {
  const t = useWords()
  const most = Math.min(mostAtOnce, item.stock ?? mostAtOnce)
  return (
    <div className="flex flex-wrap items-start gap-1">
      <Step
        item={item}
        to={item.quantity - 1}
        label={t('cart.oneLess', { name: item.name })}
        isPossible={item.quantity > 1}
      >
        −
      </Step>
      <TypedQuantity item={item} most={most} />
      <Step
        item={item}
        to={item.quantity + 1}
        label={t('cart.oneMore', { name: item.name })}
        isPossible={item.quantity < most}
      >
        +
      </Step>
      <PostForm intent={`remove-${item.id}`} action="/cart" className="order-5">
        <input type="hidden" name="itemId" value={item.id} />
        <SubmitButton look="ghost" name="do" value="remove">
          {t('cart.remove')}
        </SubmitButton>
      </PostForm>
    </div>
  )
}

function Step(props: { item: OrderItem; to: number; label: string; isPossible: boolean; children: string }) {
  return (
    <PostForm
      intent={`to-${props.to}-${props.item.id}`}
      action="/cart"
      className={props.children === '+' ? 'order-3' : 'order-1'}
    >
      <input type="hidden" name="itemId" value={props.item.id} />
      <input type="hidden" name="quantity" value={props.to} />
      <button
        type="submit"
        name="do"
        value="change"
        disabled={!props.isPossible}
        aria-label={props.label}
        className="btn btn-square text-lg"
      >
        {props.children}
      </button>
    </PostForm>
  )
}

/** For many at once; Enter sends it too. */
function TypedQuantity({ item, most }: { item: OrderItem; most: number }) {
  const t = useWords()
  const isAlive = useHydrated()
  const [isTyped, type] = useState(false)
  return (
    <PostForm intent={`item-${item.id}`} action="/cart" className="contents">
      <input type="hidden" name="itemId" value={item.id} />
      {/* Seen as minus, number, plus: what sends a typed number stands behind them, once there is one. */}
      <div className="order-2" onInput={() => type(true)}>
        <Field
          key={item.quantity}
          name="quantity"
          label={t('cart.quantityOf', { name: item.name })}
          quiet
          type="number"
          inputMode="numeric"
          min={1}
          max={most}
          defaultValue={item.quantity}
          className="w-16"
        />
      </div>
      {(isTyped || !isAlive) && (
        <div className="order-4">
          <SubmitButton look="plain" name="do" value="change">
            {t('cart.change')}
          </SubmitButton>
        </div>
      )}
    </PostForm>
  )
}
