import { z } from 'zod'
import { FieldValue } from '../catalog/field-values.ts'
import { Instalments, Option, Package, Term } from '../catalog/package.ts'
import { NewTaxRate } from '../catalog/tax.ts'
import type { NewLine } from '../invoices/issue-invoice.ts'
import { QuotedLine, ShownTotals } from '../invoices/shown-invoice.ts'
import { present } from '../kernel/assert.ts'
import { addTerm, type CalendarDate } from '../kernel/calendar.ts'
import { Day, list, MinorUnits } from '../kernel/codecs.ts'
import { CartId, CartItemId, CouponId, PurchaseId } from '../kernel/ids.ts'
import { purchaseTermsIn } from '../purchases/purchase-terms.ts'
import type { Cart } from './cart.ts'
import { QuotedCoupon } from './discount.ts'
import type { Later, LaterRenewals } from './later.ts'
import type { Quote } from './quote.ts'

const ShownCart = z.object({
  id: CartId,
  couponId: CouponId.nullable(),
  parentId: PurchaseId.nullable(),
  items: list(
    z.object({
      id: CartItemId,
      item: Package,
      option: Option,
      rates: list(NewTaxRate),
      quantity: z.number().int(),
      fields: list(FieldValue),
    }),
  ),
}) satisfies z.ZodType<Cart>

export const ShownLater = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('renewals'),
    on: Day,
    items: list(z.object({ name: z.string(), term: Term })),
    others: z.object({ names: list(z.string()), more: z.number().int() }),
    totalMinor: MinorUnits,
    afterwardsMinor: MinorUnits.nullable(),
    /** The day of the first renewal without the coupon, where it runs out. */
    couponUntil: Day.nullable(),
  }),
  z.object({
    kind: z.literal('instalments'),
    item: CartItemId,
    name: z.string(),
    count: z.number().int(),
    nowMinor: MinorUnits,
    every: Instalments.shape.every,
    instalments: list(z.object({ on: Day, totalMinor: MinorUnits })),
  }),
])

/** A cart and what it comes to, as they are told: without what paying its lines brings about. */
export const CartPage = z.object({
  cart: ShownCart,
  /** What the buyer owns that its things can belong to, where nothing in it can hold them. */
  holders: list(z.object({ id: PurchaseId, name: z.string(), startedOn: Day })),
  quote: z.object({
    currency: z.string(),
    lines: list(QuotedLine),
    totals: ShownTotals,
    later: list(ShownLater),
    coupon: QuotedCoupon.nullable(),
    digest: z.string(),
  }),
})

export function shownQuote({ lines, later, ...quote }: Quote) {
  const left = renewalsLeft(lines)
  return {
    ...quote,
    lines: lines.map(({ fulfilment: _fulfilment, ...line }) => line),
    later: later.map((each) => shownLater(each, left)),
  }
}

export function shownLater(later: Later, left: number | null): z.output<typeof ShownLater> {
  if (later.kind === 'instalments') return later
  const {
    lines: _lines,
    fullLines: _fullLines,
    group: _group,
    anchorDay: _day,
    taxMode: _mode,
    ...shown
  } = later
  return { ...shown, couponUntil: later.afterwardsMinor === null || !left ? null : afterTerms(later, left) }
}

/** For how many renewals the coupon of these lines still holds: an order has one. */
export function renewalsLeft(lines: readonly Pick<NewLine, 'fulfilment'>[]): number | null {
  const discounts = lines.map((line) => purchaseTermsIn(line)?.discount?.left ?? null)
  return discounts.find((left) => left !== null) ?? null
}

/** The first day on which one of what renews together has been renewed so often. */
function afterTerms({ on, anchorDay, items }: LaterRenewals, times: number): CalendarDate {
  const ends = items.map(({ term }) =>
    Array.from({ length: times }).reduce<CalendarDate>((day) => addTerm(day, term, anchorDay), on),
  )
  return present(ends.sort()[0], 'what renews')
}
