import { z } from 'zod'
import { amountIn, type Coupon, couponRefusals, decideCoupon, renewalDiscount } from '../catalog/coupon.ts'
import type { KnownCoupon } from '../catalog/coupon-store.ts'
import { termFromPayment } from '../invoices/invoice-states.ts'
import { amountOf, type NewLine } from '../invoices/issue-invoice.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import { MinorUnits } from '../kernel/codecs.ts'
import { CouponId } from '../kernel/ids.ts'
import { toDecimal } from '../kernel/money.ts'
import type { CartItem } from './cart.ts'

/** The entered coupon, and why it takes off nothing, if that is so. */
const DecidedCoupon = z.object({
  id: CouponId,
  code: z.string(),
  refusal: z.enum(couponRefusals).nullable(),
  /** What has to be bought at least, where that is why. */
  minimumMinor: MinorUnits.nullable(),
})
type DecidedCoupon = z.output<typeof DecidedCoupon>

/** The same with what it takes off what is paid now. */
export const QuotedCoupon = DecidedCoupon.extend({ offMinor: MinorUnits })
export type QuotedCoupon = z.output<typeof QuotedCoupon>

/** What the words of a coupon's refusal mention. */
export function mentionedBy({ code, minimumMinor }: QuotedCoupon, currency: string): Record<string, string> {
  const minimum = minimumMinor === null ? '' : `${toDecimal({ minor: minimumMinor, currency })} ${currency}`
  return { code, minimum }
}

/** A line with the item of the cart that it is for. */
export type PricedLine = { readonly entry: CartItem; readonly line: NewLine }

type Circumstances = {
  readonly known: KnownCoupon | null
  readonly currency: string
  readonly today: CalendarDate
}

/** The lines with what the coupon takes off each, and with what remains of it for renewals. */
export function discounted(
  priced: readonly PricedLine[],
  { known, currency, today }: Circumstances,
): { coupon: DecidedCoupon | null; lines: NewLine[] } {
  const full = priced.map(({ line }) => line)
  if (!known) return { coupon: null, lines: full }
  const { coupon, usage } = known
  const discountable = priced.map(({ entry: { item }, line }) => ({
    packageId: item.id,
    groupId: item.groupId,
    amountMinor: amountOf(line),
    recurs: termFromPayment(line) !== null,
  }))
  const decided = decideCoupon(coupon, discountable, { currency, today, usage })
  const { id, code } = coupon
  if (!decided.accepted) {
    const minimumMinor = amountIn(coupon.minimums, currency) ?? null
    return { coupon: { id, code, refusal: decided.refusal, minimumMinor }, lines: full }
  }
  const { off, offRenewals } = decided.value
  const lines = full.map((line, at) =>
    lessDiscount(line, coupon, { discountMinor: off[at] ?? 0n, renewalMinor: offRenewals[at] ?? 0n }),
  )
  return { coupon: { id, code, refusal: null, minimumMinor: null }, lines }
}

function lessDiscount(
  line: NewLine,
  coupon: Coupon,
  { discountMinor, renewalMinor }: { discountMinor: bigint; renewalMinor: bigint },
): NewLine {
  const { fulfilment, breakdown } = line
  return {
    ...line,
    discountMinor,
    breakdown: discountMinor > 0n ? { ...breakdown, coupon: coupon.code } : breakdown,
    fulfilment: fulfilment && {
      ...fulfilment,
      terms: { ...fulfilment.terms, discount: renewalDiscount(coupon, renewalMinor) },
    },
  }
}
