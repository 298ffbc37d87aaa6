import { present } from '../kernel/assert.ts'
import { addTerm, type CalendarDate, dayOfMonth } from '../kernel/calendar.ts'
import { allocate, money } from '../kernel/money.ts'
import type { Instalments } from './package.ts'

/** What is to be paid in parts: the price of one and the discount on all of them, in minor units. */
export type Whole = {
  readonly unitMinor: bigint
  readonly quantity: number
  readonly discountMinor: bigint
}

/** One of its parts, for `quantity` of it. */
export type Part = {
  readonly dueOn: CalendarDate
  readonly unitMinor: bigint
  readonly discountMinor: bigint
}

/**
 * Divides what was agreed into its dated payments, of which the first is due on `firstOn`. Nothing is lost: where a price does
 * not divide, the first payments are a minor unit more. Months land on the day of the first, as terms do (01-domain, Time).
 */
export function partsOf(
  { unitMinor, quantity, discountMinor }: Whole,
  { count, every }: Instalments,
  firstOn: CalendarDate,
): Part[] {
  const units = evenly(unitMinor, count)
  const amounts = units.map((unit) => unit * BigInt(quantity))
  const discounts = discountMinor === 0n ? amounts.map(() => 0n) : split(discountMinor, amounts)
  return units.map((unit, at) => ({
    dueOn: at === 0 ? firstOn : dayAfter(firstOn, { unit: every.unit, count: every.count * at }),
    unitMinor: unit,
    discountMinor: present(discounts[at], 'the discount on a part'),
  }))
}

function dayAfter(firstOn: CalendarDate, term: Instalments['every']): CalendarDate {
  return addTerm(firstOn, term, dayOfMonth(firstOn))
}

function evenly(minor: bigint, count: number): bigint[] {
  return split(
    minor,
    Array.from({ length: count }, () => 1n),
  )
}

function split(minor: bigint, weights: readonly bigint[]): bigint[] {
  return allocate(money(minor, 'XXX'), weights).map((share) => share.minor)
}
