import type { App } from '../../src/app.ts'
import type { Term } from '../../src/kernel/calendar.ts'

type Page = NonNullable<Awaited<ReturnType<App['carts']['page']>>>
type Entry = Page['cart']['items'][number]

/** One thing of an order as it is shown, with what hangs on it. Money is in minor units of the order's currency. */
export type OrderItem = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly term: Term | null
  readonly quantity: number
  readonly stock: number | null
  readonly fields: readonly { label: string; value: string }[]
  /** Null when it has no price in the buyer's currency: then it is no part of the order. */
  readonly price: {
    readonly unitMinor: bigint
    readonly setupMinor: bigint
    readonly amountMinor: bigint
  } | null
  readonly children: readonly OrderItem[]
}

export type Order = Pick<Page['quote'], 'currency' | 'later' | 'digest' | 'coupon'> & {
  readonly items: readonly OrderItem[]
  readonly totals: Pick<Page['quote']['totals'], 'netMinor' | 'taxes' | 'totalMinor'>
  readonly taxMode: 'inclusive' | 'exclusive'
  /** Something in it must be attached and there is nothing to attach it to. */
  readonly lacksParent: boolean
}

/** What a cart comes to, as cart and checkout show it. What belongs to another thing stands below the first that can hold it. */
export function orderOf({ cart, quote }: Page, taxMode: Order['taxMode']): Order {
  const attached = cart.items.filter(({ item }) => item.attach !== 'none')
  const standing = cart.items.filter(({ item }) => item.attach === 'none')
  const children = attached.map((entry) => itemOf(entry, quote.currency, []))
  const items = standing.map((entry, at) => itemOf(entry, quote.currency, at === 0 ? children : []))
  const { netMinor, taxes, totalMinor } = quote.totals
  return {
    ...{ currency: quote.currency, later: quote.later, digest: quote.digest, coupon: quote.coupon, taxMode },
    items: standing.length > 0 ? items : children,
    totals: { netMinor, taxes, totalMinor },
    lacksParent: standing.length === 0 && attached.some(({ item }) => item.attach === 'must'),
  }
}

function itemOf(entry: Entry, currency: string, children: readonly OrderItem[]): OrderItem {
  const { id, item, option, quantity, fields } = entry
  const price = option.prices.find((each) => each.currency === currency)
  return {
    ...{ id, slug: item.slug, name: item.name, stock: item.stock, term: option.term, quantity, children },
    fields: fields.map(({ label, value }) => ({ label, value })),
    price: price
      ? {
          unitMinor: price.priceMinor,
          setupMinor: price.setupMinor * BigInt(quantity),
          amountMinor: price.priceMinor * BigInt(quantity),
        }
      : null,
  }
}

/** How many entries an order has, those below others included. */
export function countOf(items: readonly OrderItem[]): number {
  return items.reduce((count, item) => count + 1 + countOf(item.children), 0)
}
