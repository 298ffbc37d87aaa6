import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  amountIn,
  type Coupon,
  type CouponRefusal,
  decideCoupon,
  offRenewal,
  renewalDiscount,
} from '../catalog/coupon.ts'
import type { KnownCoupon } from '../catalog/coupon-store.ts'
import type { FieldValue } from '../catalog/field-values.ts'
import { type Option, type Package, priceIn } from '../catalog/package.ts'
import { noTax, type TaxRate, taxFor } from '../catalog/tax.ts'
import type { Buyer } from '../customers/buyer.ts'
import type { NewLine } from '../invoices/issue-invoice.ts'
import { type TaxMode, type Totals, totalsOf } from '../invoices/totals.ts'
import { addTerm, type CalendarDate, dayOfMonth, type Term } from '../kernel/calendar.ts'
import type { CartId, CartItemId, CouponId, TaxClassId } from '../kernel/ids.ts'
import { canonical } from '../kernel/json.ts'
import { toDecimal } from '../kernel/money.ts'
import { type AgreedPurchase, newPurchase } from '../purchases/agreed.ts'

declare module '../platform/refused.ts' {
  interface Refusals {
    cart_is_empty: true
    cart_has_changed: true
    cart_is_full: true
    cart_needs_parent: true
    not_for_sale: true
    out_of_stock: true
  }
}

/** The secret in the browser's cookie; the database knows its digest only. */
export const CartToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const mostItems = 30

export type CartItem = {
  readonly id: CartItemId
  readonly item: Package
  readonly option: Option
  readonly quantity: number
  readonly fields: readonly FieldValue[]
}

export type Cart = {
  readonly id: CartId
  readonly couponId: CouponId | null
  readonly items: readonly CartItem[]
}

export type Terms = {
  readonly taxMode: TaxMode
  readonly rates: ReadonlyMap<TaxClassId, readonly TaxRate[]>
  readonly today: CalendarDate
  /** The one that was entered into the cart. */
  readonly coupon: KnownCoupon | null
}

/** What will be charged on a later day if nothing is changed, with tax, in minor units. */
export type Later = {
  readonly name: string
  readonly on: CalendarDate
  readonly totalMinor: bigint
  readonly term: Term
  /** What it costs from then on, where a coupon holds for some renewals only. */
  readonly afterwardsMinor: bigint | null
}

/** What the entered coupon takes off this order, or why it takes off nothing. */
export type QuotedCoupon = {
  readonly id: CouponId
  readonly code: string
  readonly offMinor: bigint
  readonly refusal: CouponRefusal | null
  /** What has to be bought at least, where that is why. */
  readonly minimumMinor: bigint | null
}

/** What the words of a coupon's refusal mention. */
export function mentionedBy({ code, minimumMinor }: QuotedCoupon, currency: string): Record<string, string> {
  const minimum = minimumMinor === null ? '' : `${toDecimal({ minor: minimumMinor, currency })} ${currency}`
  return { code, minimum }
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

/** What a cart costs this buyer, now and later. Items that have no price in the buyer's currency are left out. */
export function quoteOf(cart: Cart, buyer: Buyer, terms: Terms): Quote {
  const priced = cart.items.filter(({ option }) => priceIn(option, buyer.currency))
  const full = priced.flatMap((item) => linesOf(item, cart, { buyer, terms }))
  const { coupon, lines } = discounted(full, { buyer, terms })
  const totals = totalsOf(
    lines.map((line) => ({ tax: line.tax, amountMinor: amountOf(line) })),
    terms.taxMode,
  )
  const later = priced.flatMap((item) => laterOf(item, lines, { buyer, terms }))
  const quoted = { currency: buyer.currency, lines, totals, later, coupon }
  const digest = createHash('sha256')
    .update(canonical({ ...quoted, cart: cart.id }))
    .digest('hex')
  return { ...quoted, digest }
}

type Circumstances = { buyer: Buyer; terms: Terms }
type PricedLine = { readonly entry: CartItem; readonly line: NewLine }

function amountOf({ unitMinor, quantity, discountMinor }: NewLine): bigint {
  return unitMinor * BigInt(quantity) - discountMinor
}

/** The lines with what the coupon takes off each, and with what remains of it for renewals. */
function discounted(
  priced: readonly PricedLine[],
  { buyer: { currency }, terms: { coupon: known, today } }: Circumstances,
): { coupon: QuotedCoupon | null; lines: NewLine[] } {
  const full = priced.map(({ line }) => line)
  if (!known) return { coupon: null, lines: full }
  const { coupon, usage } = known
  const discountable = priced.map(({ entry: { item }, line }) => ({
    ...{ packageId: item.id, groupId: item.groupId, amountMinor: amountOf(line) },
    recurs: line.kind === 'purchase' && line.period !== null,
  }))
  const decided = decideCoupon(coupon, discountable, { currency, today, usage })
  const { id, code } = coupon
  if (!decided.accepted) {
    const minimumMinor = amountIn(coupon.minimums, currency) ?? null
    return { coupon: { id, code, offMinor: 0n, refusal: decided.refusal, minimumMinor }, lines: full }
  }
  const { off, offRenewals } = decided.value
  const lines = full.map((line, at) =>
    lessDiscount(line, coupon, { discountMinor: off[at] ?? 0n, renewalMinor: offRenewals[at] ?? 0n }),
  )
  const offMinor = off.reduce((whole, each) => whole + each, 0n)
  return { coupon: { id, code, offMinor, refusal: null, minimumMinor: null }, lines }
}

function lessDiscount(
  line: NewLine,
  coupon: Coupon,
  { discountMinor, renewalMinor }: { discountMinor: bigint; renewalMinor: bigint },
): NewLine {
  const { fulfilment, working } = line
  return {
    ...line,
    discountMinor,
    working: discountMinor > 0n ? { ...working, coupon: coupon.code } : working,
    fulfilment: fulfilment && {
      ...fulfilment,
      agreed: { ...fulfilment.agreed, discount: renewalDiscount(coupon, renewalMinor) },
    },
  }
}

function discountIn({ fulfilment }: NewLine): AgreedPurchase | undefined {
  return fulfilment?.kind === newPurchase ? (fulfilment.agreed as AgreedPurchase) : undefined
}

function linesOf(entry: CartItem, cart: Cart, circumstances: Circumstances): PricedLine[] {
  const { item, option, quantity } = entry
  const price = priceIn(option, circumstances.buyer.currency)
  if (!price) return []
  const tax = taxOf(item, circumstances)
  const { today } = circumstances.terms
  const period = option.term && { from: today, to: addTerm(today, option.term, dayOfMonth(today)) }
  const main: NewLine = {
    ...{ kind: 'purchase', description: item.name, quantity, unitMinor: price.priceMinor, tax, period },
    discountMinor: 0n,
    working: { kind: 'price', unitMinor: String(price.priceMinor), quantity, term: option.term },
    fulfilment: { kind: newPurchase, agreed: agreedOf(entry, cart) },
  }
  if (price.setupMinor === 0n) return [{ entry, line: main }]
  const setup: NewLine = {
    ...{
      kind: 'setup_fee',
      description: item.name,
      quantity,
      unitMinor: price.setupMinor,
      discountMinor: 0n,
      tax,
      period: null,
    },
    working: { kind: 'setup', unitMinor: String(price.setupMinor), quantity },
    fulfilment: null,
  }
  return [main, setup].map((line) => ({ entry, line }))
}

function agreedOf({ id, item, option, fields }: CartItem, cart: Cart): AgreedPurchase {
  const { kind, name, taxClassId, graceDays, renewBeforeDays, renewAfterDays } = item
  return {
    ...{
      item: id,
      packageId: item.id,
      kind,
      name,
      taxClassId,
      graceDays,
      renewBeforeDays,
      renewAfterDays,
      fields,
    },
    parentItem: item.attach === 'none' ? null : (parentIn(cart)?.id ?? null),
    term: option.term,
    takesStock: item.stock !== null,
    discount: null,
  }
}

/** What an attached item belongs to: the first thing in the cart that stands on its own. */
export function parentIn(cart: Cart): CartItem | undefined {
  return cart.items.find(({ item }) => item.attach === 'none')
}

function laterOf(
  { id, item, option, quantity }: CartItem,
  lines: readonly NewLine[],
  { buyer, terms }: Circumstances,
): Later[] {
  const price = priceIn(option, buyer.currency)
  if (!price || !option.term) return []
  const fullMinor = price.priceMinor * BigInt(quantity)
  const tax = taxOf(item, { buyer, terms })
  const costs = (amountMinor: bigint) => totalsOf([{ tax, amountMinor }], terms.taxMode).totalMinor
  const discount = lines.map(discountIn).find((each) => each?.item === id)?.discount ?? null
  const totalMinor = costs(fullMinor - offRenewal(discount, fullMinor))
  const on = addTerm(terms.today, option.term, dayOfMonth(terms.today))
  const afterwardsMinor = discount && discount.left !== null ? costs(fullMinor) : null
  return [{ name: item.name, on, totalMinor, term: option.term, afterwardsMinor }]
}

function taxOf(item: Package, { buyer, terms }: Circumstances) {
  const rates = terms.rates.get(item.taxClassId)
  return rates ? taxFor(rates, buyer) : noTax
}
