import { createHash } from 'node:crypto'
import { findCoupon, type KnownCoupon } from '../catalog/coupon-store.ts'
import { priceIn } from '../catalog/package.ts'
import { taxFor } from '../catalog/tax.ts'
import type { Buyer } from '../customers/buyer.ts'
import { amountOf, type NewLine } from '../invoices/issue-invoice.ts'
import { type TaxMode, type Totals, totalsOf } from '../invoices/totals.ts'
import { present } from '../kernel/assert.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import { canonical } from '../kernel/json.ts'
import type { View } from '../platform/use-case.ts'
import { newPurchase, type PurchaseTerms } from '../purchases/purchase-terms.ts'
import { type Cart, type CartItem, parentIn } from './cart.ts'
import { discounted, type PricedLine, type QuotedCoupon } from './discount.ts'
import { firstInstalment } from './first-instalment.ts'
import { type Later, laterOf } from './later.ts'

type Terms = {
  readonly taxMode: TaxMode
  readonly shop: Parameters<typeof laterOf>[2]['shop']
  /** What customers have to agree to. */
  readonly shopTerms: string
  readonly today: CalendarDate
  /** The one that was entered into the cart. */
  readonly coupon: KnownCoupon | null
}

export type Quote = {
  readonly currency: string
  readonly lines: readonly NewLine[]
  readonly totals: Totals
  readonly later: readonly Later[]
  readonly coupon: QuotedCoupon | null
  /** Binds all of it: an order is made of exactly what was shown, or not at all. */
  readonly digest: string
}

/** What a cart costs this buyer, with the coupon that was entered into it. */
export async function quoteFor(view: View, cart: Cart, buyer: Buyer) {
  const known = cart.couponId && (await knownCoupon(view, { id: cart.couponId }))
  return quoteWith(view, cart, { buyer, coupon: known ?? null })
}

/** The same with a coupon that is known already, in the place of the cart's own. */
export function quoteWith(
  { shop, today }: View,
  cart: Cart,
  { buyer, coupon }: { buyer: Buyer; coupon: KnownCoupon | null },
) {
  const { taxMode, terms: shopTerms } = shop
  return quoteOf(cart, buyer, { taxMode, shopTerms, shop, today, coupon })
}

/** A coupon, and what whoever looks has done with it. */
export function knownCoupon({ reader, actor }: View, by: Parameters<typeof findCoupon>[1]) {
  return findCoupon(reader, by, actor.kind === 'customer' ? actor.customerId : null)
}

/** Now and later. Items that have no price in the buyer's currency are left out. */
function quoteOf(cart: Cart, buyer: Buyer, terms: Terms): Quote {
  const priced = cart.items.filter(({ option }) => priceIn(option, buyer.currency))
  const full = priced.flatMap((item) => linesOf(item, cart, { buyer, terms }))
  const { currency } = buyer
  const { today, taxMode, shopTerms } = terms
  const { coupon, lines: whole } = discounted(full, { known: terms.coupon, currency, today })
  const lines = whole.map((line, at) => firstInstalment(present(full[at], 'a priced line').entry, line))
  const totals = totalsOf(
    lines.map((line) => ({ tax: line.tax, amountMinor: amountOf(line) })),
    taxMode,
  )
  const entries = priced.map((entry) => ({ entry, tax: taxFor(entry.rates, buyer) }))
  const later = laterOf(entries, lines, { taxMode, currency, today, shop: terms.shop })
  const offMinor = lines.reduce((sum, line) => sum + line.discountMinor, 0n)
  const quoted = { currency, lines, totals, later, coupon: coupon && { ...coupon, offMinor } }
  const digest = createHash('sha256')
    .update(canonical({ ...quoted, cart: cart.id, shopTerms }))
    .digest('hex')
  return { ...quoted, digest }
}

type Circumstances = { buyer: Buyer; terms: Terms }

function linesOf(entry: CartItem, cart: Cart, circumstances: Circumstances): PricedLine[] {
  const { item, option, quantity } = entry
  const price = priceIn(option, circumstances.buyer.currency)
  if (!price) return []
  const tax = taxFor(entry.rates, circumstances.buyer)
  const main: NewLine = {
    kind: 'purchase',
    description: item.name,
    quantity,
    unitMinor: price.priceMinor,
    tax,
    period: null,
    discountMinor: 0n,
    breakdown: { kind: 'price', unitMinor: String(price.priceMinor), quantity, term: option.term },
    fulfilment: { kind: newPurchase, terms: termsOf(entry, cart) },
  }
  if (price.setupMinor === 0n) return [{ entry, line: main }]
  const setup: NewLine = {
    kind: 'setup_fee',
    description: item.name,
    quantity,
    unitMinor: price.setupMinor,
    discountMinor: 0n,
    tax,
    period: null,
    breakdown: { kind: 'setup', unitMinor: String(price.setupMinor), quantity },
    fulfilment: null,
  }
  return [main, setup].map((line) => ({ entry, line }))
}

function termsOf({ id, item, option, fields }: CartItem, cart: Cart): PurchaseTerms {
  const { kind, name, taxClassId, graceDays, renewBeforeDays, renewAfterDays } = item
  return {
    item: id,
    packageId: item.id,
    kind,
    name,
    taxClassId,
    graceDays,
    renewBeforeDays,
    renewAfterDays,
    fields,
    parentItem: item.attach === 'none' ? null : (parentIn(cart)?.id ?? null),
    parentId: item.attach === 'none' || parentIn(cart) ? null : cart.parentId,
    term: option.term,
    takesStock: item.stock !== null,
    mustAttach: item.attach === 'must',
    discount: null,
  }
}
