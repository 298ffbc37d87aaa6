import { addTerm, type CalendarDate, dayOfMonth } from '../kernel/calendar.ts'
import { allocate, money } from '../kernel/money.ts'
import type { Instalments } from './package.ts'

/** What is to be paid in parts: the price of one and the discount on all of them, in minor units. */
export type Whole = {
  readonly unitMinor: bigint
  readonly quantity: number
  readonly discountMinor: bigint
}

/** One of its parts: of the price of one, and of the discount. */
export type Part = { readonly unitMinor: bigint; readonly discountMinor: bigint }

/**
 * Divides what was agreed into so many instalments. Nothing is lost: where a price does not divide, the first ones are a minor
 * unit more. Null where not each of them would be more than nothing.
 */
export function partsOf({ unitMinor, quantity, discountMinor }: Whole, count: number): Part[] | null {
  const units = split(
    unitMinor,
    Array.from({ length: count }, () => 1n),
  )
  const amounts = units.map((unit) => unit * BigInt(quantity))
  if (amounts.includes(0n)) return null
  const discounts = split(discountMinor, amounts)
  const parts = units.map((unit, at) => ({ unitMinor: unit, discountMinor: discounts[at] ?? 0n }))
  return parts.every((part) => amountOfPart(part, quantity) > 0n) ? parts : null
}

/** What a part comes to for `quantity` of it, less its discount. */
export function amountOfPart({ unitMinor, discountMinor }: Part, quantity: number): bigint {
  return unitMinor * BigInt(quantity) - discountMinor
}

/** The days of the instalments of which the first is due on `firstOn`. Months land on its day, as terms do (01-domain, Time). */
export function daysOf({ count, every }: Instalments, firstOn: CalendarDate): CalendarDate[] {
  const later = Array.from({ length: count - 1 }, (_, at) => at + 1)
  const dayAfter = (at: number) =>
    addTerm(firstOn, { unit: every.unit, count: every.count * at }, dayOfMonth(firstOn))
  return [firstOn, ...later.map(dayAfter)]
}

/** ISO 4217 for no currency at all: parts are the same in each. */
const anyCurrency = 'XXX'

function split(minor: bigint, weights: readonly bigint[]): bigint[] {
  return allocate(money(minor, anyCurrency), weights).map((share) => share.minor)
}
