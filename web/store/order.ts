import type { App } from '../../src/app.ts'
import type { Term } from '../../src/kernel/calendar.ts'

type Page = NonNullable<Awaited<ReturnType<App['carts']['page']>>>
type Instalments = Extract<Page['quote']['later'][number], { kind: 'instalments' }>
type Entry = Page['cart']['items'][number]

/** One thing of an order as it is shown, with what hangs on it. Money is in minor units of the order's currency. */
export type OrderItem = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly term: Term | null
  /** How many instalments it is paid in; null: all of it now. */
  readonly parts: number | null
  readonly quantity: number
  readonly stock: number | null
  readonly fields: readonly { label: string; value: string }[]
  /** Null when it has no price in the buyer's currency: then it is no part of the order. */
  readonly price: {
    readonly unitMinor: bigint
    readonly setupMinor: bigint
    /** What is charged now, before any discount. */
    readonly amountMinor: bigint
  } | null
  readonly children: readonly OrderItem[]
}

export type Order = Pick<Page['quote'], 'currency' | 'later' | 'digest' | 'coupon'> & {
  readonly items: readonly OrderItem[]
  readonly totals: Pick<Page['quote']['totals'], 'netMinor' | 'taxes' | 'totalMinor'>
  readonly taxMode: 'inclusive' | 'exclusive'
  /** Something in it must be attached and it is not known yet to what. */
  readonly lacksParent: boolean
  /** What the buyer owns that it can belong to, and what they chose. */
  readonly holders: Page['holders']
  readonly parentId: Page['cart']['parentId']
}

/** What was or is to be ordered, as far as it is shown on every page of the order. */
export type Ordered = Pick<Order, 'currency' | 'later' | 'items' | 'totals' | 'taxMode'> & {
  readonly coupon: { readonly code: string; readonly offMinor: bigint } | null
}

type ToPay = NonNullable<Awaited<ReturnType<App['carts']['payPage']>>['order']>

/** An order that waits to be paid. */
export function orderedOf({ items, ...order }: ToPay): Ordered {
  const shown = ({
    parentId: _,
    unitMinor,
    setupMinor,
    amountMinor,
    ...item
  }: ToPay['items'][number]): OrderItem => ({
    ...item,
    stock: null,
    price: { unitMinor, setupMinor, amountMinor },
    children: items.filter(({ parentId }) => parentId === item.id).map(shown),
  })
  const ids = new Set<string | null>(items.map(({ id }) => id))
  return { ...order, items: items.filter(({ parentId }) => !ids.has(parentId)).map(shown) }
}

/** What a cart comes to, as cart and checkout show it. What belongs to another thing stands below the first that can hold it. */
export function orderOf({ cart, quote, holders }: Page, taxMode: Order['taxMode']): Order {
  const attached = cart.items.filter(({ item }) => item.attach !== 'none')
  const whole = cart.items.filter(({ item }) => item.attach === 'none')
  const children = attached.map((entry) => itemOf(entry, quote, []))
  const items = whole.map((entry, at) => itemOf(entry, quote, at === 0 ? children : []))
  const { netMinor, taxes, totalMinor } = quote.totals
  const isHeld = holders.some(({ id }) => id === cart.parentId)
  return {
    currency: quote.currency,
    later: quote.later,
    digest: quote.digest,
    coupon: quote.coupon,
    taxMode,
    items: whole.length > 0 ? items : children,
    totals: { netMinor, taxes, totalMinor },
    lacksParent: whole.length === 0 && attached.some(({ item }) => item.attach === 'must') && !isHeld,
    holders,
    parentId: isHeld ? cart.parentId : null,
  }
}

function itemOf(entry: Entry, { currency, later }: Page['quote'], children: readonly OrderItem[]): OrderItem {
  const { id, item, option, quantity, fields } = entry
  const price = option.prices.find((each) => each.currency === currency)
  const inParts = later.find((each): each is Instalments => each.kind === 'instalments' && each.item === id)
  return {
    id,
    slug: item.slug,
    name: item.name,
    stock: item.stock,
    quantity,
    children,
    term: option.term,
    parts: inParts?.count ?? null,
    fields: fields.map(({ label, value }) => ({ label, value })),
    price: price
      ? {
          unitMinor: price.priceMinor,
          setupMinor: price.setupMinor * BigInt(quantity),
          amountMinor: inParts?.nowMinor ?? price.priceMinor * BigInt(quantity),
        }
      : null,
  }
}

/** How many entries an order has, those below others included. */
export function countOf(items: readonly OrderItem[]): number {
  return items.reduce((count, item) => count + 1 + countOf(item.children), 0)
}
