import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { KnownCoupon } from '../catalog/coupon-store.ts'
import type { FieldValue } from '../catalog/field-values.ts'
import { type Option, type Package, priceIn } from '../catalog/package.ts'
import { type TaxRate, taxFor } from '../catalog/tax.ts'
import type { Buyer } from '../customers/buyer.ts'
import { amountOf, type NewLine } from '../invoices/issue-invoice.ts'
import { type TaxMode, type Totals, totalsOf } from '../invoices/totals.ts'
import { present } from '../kernel/assert.ts'
import { addTerm, type CalendarDate, dayOfMonth } from '../kernel/calendar.ts'
import type { CartId, CartItemId, CouponId } from '../kernel/ids.ts'
import { canonical } from '../kernel/json.ts'
import { newPurchase, type PurchaseTerms } from '../purchases/purchase-terms.ts'
import { discounted, type PricedLine, type QuotedCoupon } from './discount.ts'
import { firstInstalment } from './first-instalment.ts'
import { type Later, laterOf } from './later.ts'

/** The secret in the browser's cookie; the database knows its digest only. */
export const CartToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const mostItems = 30

export type CartItem = {
  readonly id: CartItemId
  readonly item: Package
  readonly option: Option
  /** Of its tax class, in their order. */
  readonly rates: readonly TaxRate[]
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

/** What a cart costs this buyer, now and later. Items that have no price in the buyer's currency are left out. */
export function quoteOf(cart: Cart, buyer: Buyer, terms: Terms): Quote {
  const priced = cart.items.filter(({ option }) => priceIn(option, buyer.currency))
  const full = priced.flatMap((item) => linesOf(item, cart, { buyer, terms }))
  const { currency } = buyer
  const { today, taxMode } = terms
  const { coupon, lines: whole } = discounted(full, { known: terms.coupon, currency, today })
  const lines = whole.map((line, at) => firstInstalment(present(full[at], 'a priced line').entry, line))
  const totals = totalsOf(
    lines.map((line) => ({ tax: line.tax, amountMinor: amountOf(line) })),
    taxMode,
  )
  const later = priced.flatMap((entry) => {
    const tax = taxFor(entry.rates, buyer)
    return laterOf(entry, lines, { tax, taxMode, currency, today })
  })
  const offMinor = lines.reduce((sum, line) => sum + line.discountMinor, 0n)
  const quoted = { currency, lines, totals, later, coupon: coupon && { ...coupon, offMinor } }
  const digest = createHash('sha256')
    .update(canonical({ ...quoted, cart: cart.id }))
    .digest('hex')
  return { ...quoted, digest }
}

type Circumstances = { buyer: Buyer; terms: Terms }

function linesOf(entry: CartItem, cart: Cart, circumstances: Circumstances): PricedLine[] {
  const { item, option, quantity } = entry
  const price = priceIn(option, circumstances.buyer.currency)
  if (!price) return []
  const tax = taxFor(entry.rates, circumstances.buyer)
  const { today } = circumstances.terms
  const period = option.term && { from: today, to: addTerm(today, option.term, dayOfMonth(today)) }
  const main: NewLine = {
    kind: 'purchase',
    description: item.name,
    quantity,
    unitMinor: price.priceMinor,
    tax,
    period,
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
    term: option.term,
    takesStock: item.stock !== null,
    discount: null,
  }
}

/** What an attached item belongs to: the first thing in the cart that stands on its own. */
export function parentIn(cart: Cart): CartItem | undefined {
  return cart.items.find(({ item }) => item.attach === 'none')
}
