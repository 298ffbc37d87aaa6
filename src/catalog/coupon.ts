import { z } from 'zod'
import type { CalendarDate } from '../kernel/calendar.ts'
import { Day, Moment, minorUnits, PartsPerMillion } from '../kernel/codecs.ts'
import { CurrencyCode } from '../kernel/codes.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import { CouponId, GroupId, PackageId } from '../kernel/ids.ts'
import { allocate, divideRounded, money } from '../kernel/money.ts'

/** A code as it is kept: codes are the same however they are typed. */
export const CouponCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9_-]{2,39}$/, 'form.couponCode')

const Amount = z.object({
  currency: CurrencyCode,
  minor: minorUnits({ least: 1n, most: 1_000_000_000_000n }),
})
const Count = z.number().int().min(1).max(1_000_000)

export const NewCoupon = z
  .object({
    code: CouponCode,
    /** Parts in a million of the price; null for a fixed amount. */
    percentPpm: PartsPerMillion.refine((ppm) => ppm > 0n)
      .nullable()
      .default(null),
    /** A fixed amount per currency; empty for a percentage. */
    amounts: z.array(Amount).max(30).default([]),
    /** What has to be bought, before the discount, per currency; a currency that is not named has no minimum. */
    minimums: z.array(Amount).max(30).default([]),
    /** What it is for. Neither packages nor groups: everything. */
    packageIds: z.array(PackageId).max(500).default([]),
    groupIds: z.array(GroupId).max(500).default([]),
    startsOn: Day.nullable().default(null),
    /** The last day on which it counts. */
    endsOn: Day.nullable().default(null),
    mostUses: Count.nullable().default(null),
    mostUsesEach: Count.nullable().default(null),
    /** How many renewals it holds for after the first invoice; null for all of them. */
    renewals: z.number().int().min(0).max(1_000).nullable().default(0),
  })
  .refine(({ percentPpm, amounts }) => (percentPpm === null) === amounts.length > 0, {
    message: 'form.couponOff',
    path: ['percentPpm'],
  })
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn, {
    message: 'form.couponEnds',
    path: ['endsOn'],
  })
export type NewCoupon = z.output<typeof NewCoupon>

export const Coupon = NewCoupon.safeExtend({
  id: CouponId,
  /** How often it counts as used. */
  used: z.number().int(),
  endedAt: Moment.nullable(),
})
export type Coupon = z.output<typeof Coupon>

/** A line that a coupon might make cheaper. The amount is in minor units, before the discount. */
export type Discountable = {
  readonly packageId: PackageId
  readonly groupId: GroupId
  readonly amountMinor: bigint
  /** Comes again with each renewal, as a set-up fee does not. */
  readonly recurs: boolean
}

/** How often a customer has used a coupon, and how many of those orders expired unpaid but can be paid still. */
export type Usage = { readonly times: number; readonly waiting: number }
export const neverUsed: Usage = { times: 0, waiting: 0 }

export type Circumstances = {
  readonly currency: string
  readonly today: CalendarDate
  readonly usage: Usage
}

export const couponRefusals = [
  'coupon_not_begun',
  'coupon_over',
  'coupon_used_up',
  'coupon_used_by_you',
  'coupon_not_for_this',
  'coupon_not_in_currency',
  'coupon_minimum',
  'coupon_takes_nothing',
  'coupon_waits',
] as const
export type CouponRefusal = (typeof couponRefusals)[number]

/** What a coupon takes off each line, in their order: off the first invoice, and off each renewal it holds for. */
export type Discounts = { readonly off: readonly bigint[]; readonly offRenewals: readonly bigint[] }

/**
 * What a coupon takes off these lines, or the first reason why it takes off nothing: a percentage of each line, as its renewals are
 * computed (01-domain, Coupons), or a fixed amount once, split over the lines by what they cost.
 */
export function decideCoupon(
  coupon: Coupon,
  lines: readonly Discountable[],
  { currency, today, usage }: Circumstances,
): Decision<Discounts, CouponRefusal> {
  const refusal = whyNot(coupon, today, usage)
  if (refusal) return refuse(refusal)
  if (coupon.percentPpm === null && amountIn(coupon.amounts, currency) === undefined) {
    return refuse('coupon_not_in_currency')
  }
  const amounts = lines.map((line) => (isFor(coupon, line) ? line.amountMinor : 0n))
  if (sum(amounts) === 0n) return refuse('coupon_not_for_this')
  const order = sum(lines.map(({ amountMinor }) => amountMinor))
  if (order < (amountIn(coupon.minimums, currency) ?? 0n)) return refuse('coupon_minimum')
  const off = split(coupon, currency, amounts)
  if (sum(off) === 0n) return refuse('coupon_takes_nothing')
  const recurring = amounts.map((amount, at) => (lines[at]?.recurs ? amount : 0n))
  return accept({ off, offRenewals: split(coupon, currency, recurring) })
}

function whyNot(coupon: Coupon, today: CalendarDate, { times, waiting }: Usage): CouponRefusal | null {
  if (coupon.startsOn && today < coupon.startsOn) return 'coupon_not_begun'
  if (coupon.endedAt || (coupon.endsOn && today > coupon.endsOn)) return 'coupon_over'
  if (coupon.mostUsesEach !== null && times >= coupon.mostUsesEach) return 'coupon_used_by_you'
  if (coupon.mostUses === null) return null
  // Paying such an order takes its use again, so that nobody may have several of them.
  if (waiting > 0) return 'coupon_waits'
  return coupon.used >= coupon.mostUses ? 'coupon_used_up' : null
}

function split({ percentPpm, amounts }: Coupon, currency: string, parts: readonly bigint[]): bigint[] {
  if (percentPpm !== null) return parts.map((part) => percentOf(part, percentPpm))
  const whole = sum(parts)
  if (whole === 0n) return parts.map(() => 0n)
  const most = amountIn(amounts, currency) ?? 0n
  return allocate(money(most > whole ? whole : most, currency), parts).map(({ minor }) => minor)
}

export function amountIn(amounts: Coupon['amounts'], currency: string): bigint | undefined {
  return amounts.find((amount) => amount.currency === currency)?.minor
}

/** What a coupon goes on taking off the renewals of one purchase. `left`: how many renewals; null is all of them. */
export type RenewalDiscount = {
  readonly code: string
  readonly left: number | null
  readonly percentPpm: string | null
  /** Where it is no percentage: for one term, in minor units of the purchase's currency. */
  readonly minor: string | null
}

/** What remains of a coupon for the renewals of one line, of which it takes off `minor` each; null when nothing does. */
export function renewalDiscount(coupon: Coupon, minor: bigint): RenewalDiscount | null {
  const { code, renewals: left, percentPpm } = coupon
  if (left === 0 || minor === 0n) return null
  return percentPpm === null
    ? { code, left, percentPpm: null, minor: String(minor) }
    : { code, left, percentPpm: String(percentPpm), minor: null }
}

/** What comes off a renewal that costs `priceMinor`, never more than that. */
export function offRenewal(discount: RenewalDiscount | null, priceMinor: bigint): bigint {
  if (!discount) return 0n
  if (discount.percentPpm !== null) return percentOf(priceMinor, BigInt(discount.percentPpm))
  const off = BigInt(discount.minor ?? 0)
  return off > priceMinor ? priceMinor : off
}

/** What is left of it after one more renewal. */
export function afterRenewal(discount: RenewalDiscount | null): RenewalDiscount | null {
  if (!discount || discount.left === null) return discount
  return discount.left > 1 ? { ...discount, left: discount.left - 1 } : null
}

/** What a coupon is for; neither packages nor groups: everything. */
export type CouponScope = Pick<Coupon, 'packageIds' | 'groupIds'>

/** Whether a coupon is for this at all. */
export function isFor(
  { packageIds, groupIds }: CouponScope,
  { packageId, groupId }: Pick<Discountable, 'packageId' | 'groupId'>,
): boolean {
  if (packageIds.length === 0 && groupIds.length === 0) return true
  return packageIds.includes(packageId) || groupIds.includes(groupId)
}

function percentOf(amountMinor: bigint, ppm: bigint): bigint {
  return divideRounded(amountMinor * ppm, 1_000_000n)
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((whole, amount) => whole + amount, 0n)
}
