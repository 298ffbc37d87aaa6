import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysOf, type PaidTerm, type Reckoned, reckonChange } from '../../src/changes/reckon-change.ts'
import {
  addTerm,
  type CalendarDate,
  calendarDate,
  dayOfMonth,
  plusDays,
  type Term,
  termUnits,
} from '../../src/kernel/calendar.ts'
import type { ChangeRules } from '../../src/kernel/change-rules.ts'

const monthly: Term = { unit: 'month', count: 1 }
const yearly: Term = { unit: 'year', count: 1 }
const weeks: Term = { unit: 'week', count: 52 }
const charged: ChangeRules = {
  upgrade: 'charged',
  downgrade: 'credit',
  proration: 'keep_date',
}
const restarting: ChangeRules = { ...charged, proration: 'restart' }

type Owned = { price: bigint; term: Term; start: CalendarDate; billed?: bigint; prepaid?: number }

/** What is paid for a term and, where it was renewed early, for so many more. */
function paid({ price, term, start, billed = price, prepaid = 0 }: Owned) {
  const anchorDay = dayOfMonth(start)
  const terms: PaidTerm[] = []
  for (let from = start; terms.length <= prepaid; from = addTerm(from, term, anchorDay)) {
    terms.push({ from, to: addTerm(from, term, anchorDay), billedMinor: billed })
  }
  const last = terms.at(-1) as PaidTerm
  return { terms, cycle: { term, anchorDay, from: last.from, expiresOn: last.to } }
}

type Target = { price: bigint; term?: Term; less?: bigint }

function change(owned: Owned, to: Target, { on, rules }: { on: string; rules: ChangeRules }): Reckoned {
  const { terms, cycle } = paid(owned)
  return reckonChange({
    rules,
    terms,
    cycle,
    today: calendarDate(on),
    from: { term: owned.term, fullMinor: owned.price },
    to: { term: to.term ?? owned.term, fullMinor: to.price, newMinor: to.price - (to.less ?? 0n) },
    keptMinor: 1_000_000_000n,
  })
}

function now(reckoned: Reckoned) {
  if (reckoned.when !== 'now') throw new Error('it holds at the next renewal')
  return reckoned
}

const day = calendarDate

describe('the cases that were agreed', () => {
  const ten = { price: 1_000n, term: monthly, start: day('2026-04-01') }

  test('10 to 25, half-way: 7.50 where the date is kept, 20.00 where a new term begins', () => {
    const keeping = now(change(ten, { price: 2_500n }, { on: '2026-04-16', rules: charged }))
    expect(keeping).toMatchObject({ amountMinor: 750n, cycle: { expiresOn: '2026-05-01' } })
    expect(keeping.terms).toEqual([{ from: '2026-04-01', to: '2026-05-01', billedMinor: 2_500n }])
    const begun = now(change(ten, { price: 2_500n }, { on: '2026-04-16', rules: restarting }))
    expect(begun).toMatchObject({
      amountMinor: 2_000n,
      cycle: { from: '2026-04-16', expiresOn: '2026-05-16' },
    })
  })

  test('499 to 998 a year with 342 of 365 days left: 530.44 for a new year', () => {
    const owned = { price: 49_900n, term: yearly, start: day('2026-01-01') }
    const begun = now(change(owned, { price: 99_800n }, { on: '2026-01-24', rules: restarting }))
    expect(begun.amountMinor).toBe(53_044n)
  })

  test('40 for 52 weeks, after 13 of them to 60 for 52 weeks: 30.00 for a new term', () => {
    const owned = { price: 4_000n, term: weeks, start: day('2026-01-01') }
    expect(now(change(owned, { price: 6_000n }, { on: '2026-04-02', rules: restarting })).amountMinor).toBe(
      3_000n,
    )
  })

  test('renewed early, half of the first of two months of 10 over, to 25: 10.00, and a prepaid month is given back whole', () => {
    const begun = now(
      change({ ...ten, prepaid: 1 }, { price: 2_500n }, { on: '2026-04-16', rules: restarting }),
    )
    expect(begun.amountMinor).toBe(1_000n)
    expect(begun.terms).toEqual([{ from: '2026-04-16', to: '2026-05-16', billedMinor: 2_500n }])
  })

  test('the same where the dates are kept: 7.50 of the first and 15.00 of the second', () => {
    const keeping = now(
      change({ ...ten, prepaid: 1 }, { price: 2_500n }, { on: '2026-04-16', rules: charged }),
    )
    expect(keeping.amountMinor).toBe(2_250n)
    expect(keeping.terms.map(({ billedMinor }) => billedMinor)).toEqual([2_500n, 2_500n])
  })

  test('what a running coupon will take off the renewals is not charged, and what it took off was not billed', () => {
    const half = { ...ten, billed: 500n }
    const keeping = now(change(half, { price: 2_500n, less: 1_250n }, { on: '2026-04-16', rules: charged }))
    expect(keeping.amountMinor).toBe(375n)
  })
})

describe('a change to something cheaper', () => {
  const owned = { price: 2_500n, term: monthly, start: day('2026-04-01') }
  const half = '2026-04-16'

  test('gives back what is left of the difference', () => {
    expect(now(change(owned, { price: 1_000n }, { on: half, rules: charged })).amountMinor).toBe(-750n)
  })

  test('or nothing, and then what was paid for goes on to its date', () => {
    const rules = { ...charged, downgrade: 'nothing' } as const
    const keeping = now(change(owned, { price: 1_000n }, { on: half, rules }))
    expect(keeping).toMatchObject({ amountMinor: 0n, terms: [{ billedMinor: 2_500n }] })
  })

  test('waits for the renewal where a new term would lose what is paid', () => {
    const rules = { ...restarting, downgrade: 'nothing' } as const
    expect(change(owned, { price: 1_000n }, { on: half, rules }).when).toBe('at_renewal')
  })

  test('is told by the price of a day: a year of 200 is cheaper than a month of 25, and charged', () => {
    const begun = now(change(owned, { price: 20_000n, term: yearly }, { on: half, rules: charged }))
    expect(begun).toMatchObject({ mode: 'restart', amountMinor: 18_750n })
  })

  test('gives back no more than is kept', () => {
    const { terms, cycle } = paid(owned)
    const to = { term: monthly, fullMinor: 1_000n, newMinor: 1_000n }
    const from = { term: monthly, fullMinor: 2_500n }
    const reckoned = reckonChange({
      rules: charged,
      terms,
      cycle,
      from,
      to,
      today: day(half),
      keptMinor: 300n,
    })
    expect(now(reckoned).amountMinor).toBe(-300n)
  })
})

describe('a free upgrade', () => {
  const owned = { price: 1_000n, term: monthly, start: day('2026-04-01') }
  const rules = { ...restarting, upgrade: 'free' } as const

  test('keeps its date, and what was billed', () => {
    const free = now(change(owned, { price: 2_500n }, { on: '2026-04-16', rules }))
    expect(free).toMatchObject({ mode: 'keep_date', amountMinor: 0n, terms: [{ billedMinor: 1_000n }] })
  })

  test('is charged where it would give a longer paid term', () => {
    const longer = now(change(owned, { price: 40_000n, term: yearly }, { on: '2026-04-16', rules }))
    expect(longer.amountMinor).toBe(39_500n)
  })
})

test('what was bought once costs the whole difference of prices, and gives nothing back', () => {
  const once = (from: bigint, to: bigint) =>
    now(
      reckonChange({
        rules: charged,
        terms: [],
        cycle: null,
        today: day('2026-04-16'),
        from: { term: null, fullMinor: from },
        to: { term: null, fullMinor: to, newMinor: to },
        keptMinor: 0n,
      }),
    ).amountMinor
  expect(once(1_000n, 2_500n)).toBe(1_500n)
  expect(once(2_500n, 1_000n)).toBe(0n)
})

const terms = fc.record({ unit: fc.constantFrom(...termUnits), count: fc.integer({ min: 1, max: 24 }) })
const prices = fc.bigInt({ min: 0n, max: 10_000_000n })
const situations = fc
  .record({
    term: terms,
    start: fc.integer({ min: 0, max: 1_500 }).map((days) => plusDays(day('2024-01-01'), days)),
    price: prices,
    off: fc.bigInt({ min: 0n, max: 10_000_000n }),
    prepaid: fc.integer({ min: 0, max: 2 }),
    gone: fc.double({ min: 0, max: 0.999, noNaN: true }),
  })
  .map(({ off, gone, ...owned }) => {
    const whole = { ...owned, billed: off > owned.price ? 0n : owned.price - off }
    const first = paid(whole).terms[0] as PaidTerm
    const days = Number(daysOf(first, first.from).days)
    return { owned: whole, on: plusDays(first.from, Math.floor(days * gone)) }
  })
const rules = fc.record({
  upgrade: fc.constantFrom('free', 'charged'),
  downgrade: fc.constantFrom('nothing', 'credit'),
  proration: fc.constantFrom('keep_date', 'restart'),
} as const) as fc.Arbitrary<ChangeRules>
const many = { numRuns: 2_000 }

/** What is left of what was billed, in minor units and rounded up. */
function leftOf(owned: Owned, on: CalendarDate): number {
  return paid(owned).terms.reduce((sum, term) => {
    const { left, days } = daysOf(term, on)
    return sum + (Number(term.billedMinor) * Number(left)) / Number(days)
  }, 0)
}

describe('whatever the catalogue, the term and the day', () => {
  test('no more is given back than was billed for the time that is left', () => {
    fc.assert(
      fc.property(situations, rules, prices, terms, ({ owned, on }, rules, price, term) => {
        const reckoned = change(owned, { price, term }, { on, rules })
        if (reckoned.when !== 'now' || reckoned.amountMinor >= 0n) return
        expect(Number(-reckoned.amountMinor)).toBeLessThanOrEqual(Math.ceil(leftOf(owned, on)))
        expect(rules.downgrade).toBe('credit')
      }),
      many,
    )
  })

  test('several changes of a day come to the same as one, but for a minor unit each', () => {
    const steps = fc.array(prices, { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(situations, steps, ({ owned, on }, steps) => {
        const { cycle, terms: before } = paid(owned)
        let terms: readonly PaidTerm[] = before
        let from = owned.price
        let sum = 0n
        for (const price of steps) {
          const reckoned = now(
            reckonChange({
              rules: charged,
              terms,
              cycle,
              today: on,
              from: { term: owned.term, fullMinor: from },
              to: { term: owned.term, fullMinor: price, newMinor: price },
              keptMinor: 1_000_000_000n,
            }),
          )
          sum += reckoned.amountMinor
          terms = reckoned.terms
          from = price
        }
        const direct = now(change(owned, { price: from }, { on, rules: charged })).amountMinor
        expect(Number(sum - direct)).toBeGreaterThanOrEqual(-steps.length)
        expect(Number(sum - direct)).toBeLessThanOrEqual(steps.length)
      }),
      many,
    )
  })

  test('a new term costs its price less what is left of the old one, to the minor unit', () => {
    fc.assert(
      fc.property(situations, prices, ({ owned, on }, price) => {
        const begun = now(change(owned, { price }, { on, rules: restarting }))
        const exact = Number(price) - leftOf(owned, on)
        expect(Math.abs(Number(begun.amountMinor) - exact)).toBeLessThanOrEqual(0.5 + 1e-6)
        expect(begun.terms).toEqual([
          { from: on, to: addTerm(on, owned.term, dayOfMonth(on)), billedMinor: price },
        ])
      }),
      many,
    )
  })
})
