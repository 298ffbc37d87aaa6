import { assert, present } from '../kernel/assert.ts'
import { type CalendarDate, daysBetween, daysOfUnit, laterOf, type Term } from '../kernel/calendar.ts'
import type { ChangeRules } from '../kernel/change-rules.ts'
import { divideRounded } from '../kernel/money.ts'
import { type Cycle, firstCycle } from '../purchases/purchase.ts'

// What changing a package comes to (01-domain, Change). Amounts are minor units as they were agreed: before tax or with it.

/** A term that is paid for and not over, with what was billed for the whole of it. */
export type PaidTerm = {
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly billedMinor: bigint
}

/** What a term of something costs: whole, and less what a running coupon goes on taking off it. */
export type TermPrice = { readonly term: Term | null; readonly fullMinor: bigint; readonly newMinor: bigint }

export type ToReckon = {
  readonly today: CalendarDate
  readonly rules: ChangeRules
  /** The term that runs and those that are prepaid, in their order. Empty where it was bought once for all. */
  readonly terms: readonly PaidTerm[]
  readonly cycle: Cycle | null
  readonly from: Pick<TermPrice, 'term' | 'fullMinor'>
  readonly to: TermPrice
  /** What can still be given back of what came for these terms, at most. */
  readonly keptMinor: bigint
}

type Mode = ChangeRules['proration']

export type Reckoned =
  | {
      readonly when: 'now'
      /** Whether what is paid goes on to its date, or a new term begins. Null where there are no terms. */
      readonly mode: Mode | null
      /** Charged where it is more than nothing; given back as credit where it is less. */
      readonly amountMinor: bigint
      readonly terms: readonly PaidTerm[]
      readonly cycle: Cycle | null
    }
  | { readonly when: 'at_renewal' }

/** What a change comes to and when it holds. */
export function reckonChange(change: ToReckon): Reckoned {
  const { rules, from, to, cycle } = change
  if (!cycle || !to.term) return bought(change)
  const isUpgrade = !isCheaper(to, from)
  const isSameInterval = sameTerm(present(from.term, 'the term of what has a cycle'), to.term)
  if (isUpgrade && rules.upgrade === 'free' && isSameInterval) return keepDate(change, 0n)
  const restarts = !isSameInterval || rules.proration === 'restart'
  const amount = difference(change, restarts ? 'restart' : 'keep_date')
  if (amount >= 0n) return restarts ? restart(change, amount) : keepDate(change, amount)
  if (rules.downgrade === 'nothing') return restarts ? { when: 'at_renewal' } : keepDate(change, 0n)
  const given = -amount < change.keptMinor ? amount : -change.keptMinor
  return restarts ? restart(change, given) : keepDate(change, given)
}

/** Bought once for all: the whole difference of prices, never given back. */
function bought({ rules, from, to }: ToReckon): Reckoned {
  const difference = to.fullMinor - from.fullMinor
  const amountMinor = difference > 0n && rules.upgrade === 'charged' ? difference : 0n
  return { when: 'now', mode: null, amountMinor, terms: [], cycle: null }
}

type Priced = Pick<TermPrice, 'term' | 'fullMinor'>

/** By the price of a day, where a month counts as 30 of them. */
function isCheaper(a: Priced, b: Priced): boolean {
  return a.fullMinor * lengthOf(b) < b.fullMinor * lengthOf(a)
}

function lengthOf({ term }: Priced): bigint {
  const { unit, count } = present(term, 'the term of what renews')
  return BigInt(count * daysOfUnit[unit])
}

export function sameTerm(a: Term, b: Term): boolean {
  return a.unit === b.unit && a.count === b.count
}

/** An exact sum of fractions, which is rounded once. */
type Fraction = { readonly over: bigint; readonly under: bigint }

function plus(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under }
}

function difference({ terms, to, today }: ToReckon, mode: Mode): bigint {
  assert(terms.length > 0, 'what renews is in a term')
  const start: Fraction = { over: mode === 'restart' ? to.newMinor : 0n, under: 1n }
  const sum = terms.reduce((all, term) => {
    const { left, days } = daysOf(term, today)
    const perDay = mode === 'restart' ? -term.billedMinor : to.newMinor - term.billedMinor
    return plus(all, { over: perDay * left, under: days })
  }, start)
  return divideRounded(sum.over, sum.under)
}

/** How many days of a term there are, and how many of them are left. */
export function daysOf({ from, to }: Pick<PaidTerm, 'from' | 'to'>, today: CalendarDate) {
  const left = daysBetween(laterOf(from, today), to)
  assert(left > 0, 'a paid term is not over')
  return { left: BigInt(left), days: BigInt(daysBetween(from, to)) }
}

function keepDate({ terms, to, today, cycle }: ToReckon, amountMinor: bigint): Reckoned {
  const [running, ...prepaid] = terms
  const now = present(running, 'the term that runs')
  if (amountMinor === 0n) return { when: 'now', mode: 'keep_date', amountMinor, terms, cycle }
  // Of a prepaid term the difference is whole; what is left of the amount is of the days that are left.
  const ofPrepaid = prepaid.reduce((sum, { billedMinor }) => sum + to.newMinor - billedMinor, 0n)
  const { left, days } = daysOf(now, today)
  const worth = now.billedMinor + divideRounded((amountMinor - ofPrepaid) * days, left)
  const billedMinor = worth > 0n ? worth : 0n
  const after = [{ ...now, billedMinor }, ...prepaid.map((term) => ({ ...term, billedMinor: to.newMinor }))]
  return { when: 'now', mode: 'keep_date', amountMinor, terms: after, cycle }
}

function restart({ to, today }: ToReckon, amountMinor: bigint): Reckoned {
  const cycle = present(firstCycle(to.term, today), 'the term of what renews')
  const terms = [{ from: today, to: cycle.expiresOn, billedMinor: to.newMinor }]
  return { when: 'now', mode: 'restart', amountMinor, terms, cycle }
}
