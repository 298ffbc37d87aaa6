import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partsOf } from '../../src/catalog/instalments.ts'
import { addTerm, calendarDate, dayOfMonth, termUnits } from '../../src/kernel/calendar.ts'

const monthly = { unit: 'month', count: 1 } as const
const amounts = (parts: ReturnType<typeof partsOf>) => parts.map(({ unitMinor }) => unitMinor)
const days = (parts: ReturnType<typeof partsOf>) => parts.map(({ dueOn }) => dueOn)

describe('what is paid in parts', () => {
  test('from 31 January on falls on the last day of shorter months and on the 31st again after them', () => {
    const whole = { unitMinor: 1200n, quantity: 1, discountMinor: 0n }
    const parts = partsOf(whole, { count: 4, every: monthly }, calendarDate('2026-01-31'))
    expect(days(parts)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'])
  })

  test('that does not divide is a minor unit more in its first parts', () => {
    const whole = { unitMinor: 1000n, quantity: 1, discountMinor: 0n }
    const parts = partsOf(whole, { count: 3, every: monthly }, calendarDate('2026-01-01'))
    expect(amounts(parts)).toEqual([334n, 333n, 333n])
  })

  test('every two weeks falls on the same day of the week', () => {
    const whole = { unitMinor: 900n, quantity: 1, discountMinor: 0n }
    const parts = partsOf(whole, { count: 3, every: { unit: 'week', count: 2 } }, calendarDate('2026-03-02'))
    expect(days(parts)).toEqual(['2026-03-02', '2026-03-16', '2026-03-30'])
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

test('however it is divided, nothing is lost, no part is negative, and the first is the largest', () => {
  fc.assert(
    fc.property(wholes, instalments, firstDays, (whole, template, firstOn) => {
      const parts = partsOf(whole, template, firstOn)
      const sum = (of: (part: (typeof parts)[number]) => bigint) =>
        parts.reduce((total, part) => total + of(part), 0n)
      expect(parts).toHaveLength(template.count)
      expect(sum(({ unitMinor }) => unitMinor)).toBe(whole.unitMinor)
      expect(sum(({ discountMinor }) => discountMinor)).toBe(whole.discountMinor)
      const quantity = BigInt(whole.quantity)
      for (const part of parts) expect(part.unitMinor * quantity >= part.discountMinor).toBe(true)
      if (whole.discountMinor > 0n) expect(parts[0]?.discountMinor).toBeGreaterThan(0n)
      expect(amounts(parts)).toEqual(amounts(parts).toSorted((a, b) => Number(b - a)))
    }),
  )
})

test('the days are those of a term that begins on the first, each later than the one before', () => {
  fc.assert(
    fc.property(instalments, firstDays, ({ count, every }, firstOn) => {
      const parts = days(
        partsOf({ unitMinor: 100n, quantity: 1, discountMinor: 0n }, { count, every }, firstOn),
      )
      expect(parts[0]).toBe(firstOn)
      expect(parts[1]).toBe(addTerm(firstOn, every, dayOfMonth(firstOn)))
      expect(parts).toEqual([...new Set(parts)].toSorted())
    }),
  )
})
