import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountOfPart, daysOf, type Part, partsOf } from '../../src/catalog/instalments.ts'
import { Instalments } from '../../src/catalog/package.ts'
import { present } from '../../src/kernel/assert.ts'
import { addTerm, calendarDate, dayOfMonth, termUnits } from '../../src/kernel/calendar.ts'

const monthly = { unit: 'month', count: 1 } as const
const once = { quantity: 1, discountMinor: 0n }
const amounts = (parts: readonly Part[] | null) => present(parts, 'parts').map(({ unitMinor }) => unitMinor)

describe('what is paid in parts', () => {
  test('from 31 January on falls on the last day of shorter months and on the 31st again after them', () => {
    const days = daysOf({ count: 4, every: monthly }, calendarDate('2026-01-31'))
    expect(days).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'])
  })

  test('every two weeks falls on the same day of the week', () => {
    const days = daysOf({ count: 3, every: { unit: 'week', count: 2 } }, calendarDate('2026-03-02'))
    expect(days).toEqual(['2026-03-02', '2026-03-16', '2026-03-30'])
  })

  test('that does not divide is a minor unit more in its first parts', () => {
    expect(amounts(partsOf({ ...once, unitMinor: 1000n }, 3))).toEqual([334n, 333n, 333n])
  })

  test('that costs less than it has parts is not divided, nor is what a coupon makes so cheap', () => {
    expect(partsOf({ ...once, unitMinor: 2n }, 3)).toBeNull()
    expect(partsOf({ ...once, unitMinor: 0n }, 3)).toBeNull()
    expect(partsOf({ quantity: 2, unitMinor: 500n, discountMinor: 999n }, 3)).toBeNull()
  })

  test('ends within thirty years', () => {
    const spans = [
      { count: 31, every: { unit: 'year', count: 1 } },
      { count: 120, every: { unit: 'year', count: 68 } },
      { count: 120, every: { unit: 'week', count: 100 } },
    ]
    for (const span of spans) expect(Instalments.safeParse(span).success).toBe(false)
    for (const every of [monthly, { unit: 'month', count: 2 }])
      expect(Instalments.safeParse({ count: 120, every }).success).toBe(true)
  })
})

const instalments = fc.record({
  count: fc.integer({ min: 2, max: 120 }),
  every: fc.record({ unit: fc.constantFrom(...termUnits), count: fc.integer({ min: 1, max: 12 }) }),
})
const wholes = fc
  .record({
    unitMinor: fc.bigInt({ min: 1n, max: 10_000_000n }),
    quantity: fc.integer({ min: 1, max: 100 }),
    permille: fc.bigInt({ min: 0n, max: 1000n }),
  })
  .map(({ permille, ...whole }) => ({
    ...whole,
    discountMinor: (whole.unitMinor * BigInt(whole.quantity) * permille) / 1000n,
  }))
const firstDays = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => calendarDate(date.toISOString().slice(0, 10)))

test('however it is divided, nothing is lost, each part is more than nothing, and the first is the largest', () => {
  fc.assert(
    fc.property(wholes, fc.integer({ min: 2, max: 120 }), (whole, count) => {
      const parts = partsOf(whole, count)
      if (!parts) return
      const sum = (of: (part: Part) => bigint) => parts.reduce((total, part) => total + of(part), 0n)
      expect(parts).toHaveLength(count)
      expect(sum(({ unitMinor }) => unitMinor)).toBe(whole.unitMinor)
      expect(sum(({ discountMinor }) => discountMinor)).toBe(whole.discountMinor)
      for (const part of parts) expect(amountOfPart(part, whole.quantity)).toBeGreaterThan(0n)
      if (whole.discountMinor > 0n) expect(parts[0]?.discountMinor).toBeGreaterThan(0n)
      expect(amounts(parts)).toEqual(amounts(parts).toSorted((a, b) => Number(b - a)))
    }),
  )
})

test('what costs as much as it has parts without any discount is divided', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 120 }), fc.bigInt({ min: 0n, max: 10_000n }), (count, more) => {
      expect(partsOf({ ...once, unitMinor: BigInt(count) + more }, count)).toHaveLength(count)
    }),
  )
})

test('the days are those of a term that begins on the first, each later than the one before', () => {
  fc.assert(
    fc.property(instalments, firstDays, (template, firstOn) => {
      const days = daysOf(template, firstOn)
      expect(days).toHaveLength(template.count)
      expect(days[0]).toBe(firstOn)
      expect(days[1]).toBe(addTerm(firstOn, template.every, dayOfMonth(firstOn)))
      expect(days).toEqual([...new Set(days)].toSorted())
    }),
  )
})
