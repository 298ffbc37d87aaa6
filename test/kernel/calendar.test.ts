import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addTerm,
  calendarDate,
  dateIn,
  dayOfMonth,
  dayReader,
  daysBetween,
  instant,
  startOfDay,
} from '../../src/kernel/calendar.ts'

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => calendarDate(date.toISOString().slice(0, 10)))
const lastDayOf = (date: string) => Temporal.PlainDate.from(date).daysInMonth

describe('a monthly term', () => {
  test('keeps its anchor through short months', () => {
    const days = ['2026-01-31']
    for (let count = 0; count < 13; count += 1) {
      days.push(addTerm(calendarDate(days.at(-1) ?? ''), { unit: 'month', count: 1 }, 31))
    }
    expect(days.slice(0, 5)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'])
    expect(days.at(-1)).toBe('2027-02-28')
  })

  test('from any day over ten years lands on its anchor or on the last day of a shorter month', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 12 }), (start, months) => {
        const anchor = dayOfMonth(start)
        let at = start
        for (let passed = 0; passed < 120; passed += months) {
          const next = addTerm(at, { unit: 'month', count: months }, anchor)
          expect(dayOfMonth(next)).toBe(Math.min(anchor, lastDayOf(next)))
          expect(next > at).toBe(true)
          at = next
        }
      }),
      { numRuns: 60 },
    )
  })

  test('is as long in one step as in many', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 24 }), (start, months) => {
        const anchor = dayOfMonth(start)
        let at = start
        for (let step = 0; step < months; step += 1) at = addTerm(at, { unit: 'month', count: 1 }, anchor)
        expect(at).toBe(addTerm(start, { unit: 'month', count: months }, anchor))
      }),
      { numRuns: 60 },
    )
  })
})

test('a yearly term from a leap day comes back to it', () => {
  const years = ['2024-02-29']
  for (let count = 0; count < 4; count += 1) {
    years.push(addTerm(calendarDate(years.at(-1) ?? ''), { unit: 'year', count: 1 }, 29))
  }
  expect(years).toEqual(['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'])
})

test('days and weeks are counted on the calendar', () => {
  expect(addTerm(calendarDate('2026-03-28'), { unit: 'day', count: 2 }, 1)).toBe('2026-03-30')
  expect(addTerm(calendarDate('2026-12-30'), { unit: 'week', count: 1 }, 1)).toBe('2027-01-06')
  expect(daysBetween(calendarDate('2026-03-16'), calendarDate('2026-04-01'))).toBe(16)
})

describe('a day', () => {
  test('begins and ends where the time zone says, also when clocks change', () => {
    expect(startOfDay(calendarDate('2026-03-29'), 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z')
    expect(startOfDay(calendarDate('2026-03-30'), 'Europe/Berlin')).toBe('2026-03-29T22:00:00.000Z')
    expect(startOfDay(calendarDate('2026-09-06'), 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z')
  })

  test('contains its own first moment', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland'),
        (date, zone) => {
          const first = startOfDay(date, zone)
          expect(dateIn(zone, first)).toBe(date)
          expect(dateIn(zone, instant(Date.parse(first) - 1)) < date).toBe(true)
        },
      ),
    )
  })
})

test('the day that is read again and again is the day of each moment, also where clocks are changed', () => {
  const zones = ['Europe/Berlin', 'America/St_Johns', 'Asia/Kolkata', 'Africa/Cairo', 'America/Santiago']
  const read = dayReader()
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 20_000 }), (zone, hours) => {
      const at = instant(Date.parse('2025-01-01T00:00:00.000Z') + hours * 1_800_000)
      expect(read(zone, at)).toBe(dateIn(zone, at))
    }),
  )
})
