import { assert } from './assert.ts'

/** A day in the shop's calendar, "2026-03-01". Compares with `<`. */
export type CalendarDate = string & { readonly __calendarDate: true }

/** A moment in UTC, "2026-03-01T10:00:00.000Z", always with milliseconds, so that it compares with `<`. */
export type Instant = string & { readonly __instant: true }

export const termUnits = ['day', 'week', 'month', 'year'] as const
export type TermUnit = (typeof termUnits)[number]

/** How long one period lasts: N days, weeks, months or years on calendar dates. */
export type Term = { readonly unit: TermUnit; readonly count: number }

export function calendarDate(text: string): CalendarDate {
  return Temporal.PlainDate.from(text).toString() as CalendarDate
}

export function instant(value: string | number | Date): Instant {
  return new Date(value).toISOString() as Instant
}

/** The calendar day that clocks in `timeZone` show at `at`. */
export function dateIn(timeZone: string, at: Instant): CalendarDate {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString() as CalendarDate
}

/** {@link dateIn} for whoever asks for the present again and again: a day is worked out once. */
export function dayReader(): typeof dateIn {
  let last: { timeZone: string; from: Instant; until: Instant; day: CalendarDate } | undefined
  return (timeZone, at) => {
    if (last && last.timeZone === timeZone && last.from <= at && at < last.until) return last.day
    const day = dateIn(timeZone, at)
    last = {
      timeZone,
      day,
      from: startOfDay(day, timeZone),
      until: startOfDay(plusDays(day, 1), timeZone),
    }
    return day
  }
}

/** The first moment of `date` in `timeZone`. */
export function startOfDay(date: CalendarDate, timeZone: string): Instant {
  return instant(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds)
}

export function plusMilliseconds(at: Instant, milliseconds: number): Instant {
  return instant(Date.parse(at) + milliseconds)
}

export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as CalendarDate
}

/** The later of two days. */
export function laterOf(a: CalendarDate, b: CalendarDate): CalendarDate {
  if (a < b) return b
  return a
}

/** Days of a unit where a term is only compared: a month counts as 30 days, a year as 365. */
export const daysOfUnit: Readonly<Record<TermUnit, number>> = { day: 1, week: 7, month: 30, year: 365 }

/** Whole days from `from` until `to`; negative when `to` lies before. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
}

export function dayOfMonth(date: CalendarDate): number {
  return Temporal.PlainDate.from(date).day
}

/**
 * The day on which a term that starts on `from` ends and the next one starts. Months and years land on `anchorDay`, or on
 * the month's last day where it is shorter, so Jan 31 → Feb 28 → Mar 31 (01-domain, Time).
 */
export function addTerm(from: CalendarDate, term: Term, anchorDay: number): CalendarDate {
  return movedByTerm(from, term, { anchorDay, times: 1 })
}

/** The day from which a term runs that ends on `to`: {@link addTerm} backwards. */
export function subtractTerm(to: CalendarDate, term: Term, anchorDay: number): CalendarDate {
  return movedByTerm(to, term, { anchorDay, times: -1 })
}

type Move = { readonly anchorDay: number; readonly times: 1 | -1 }

function movedByTerm(day: CalendarDate, { unit, count }: Term, { anchorDay, times }: Move): CalendarDate {
  assert(Number.isInteger(count) && count > 0, 'a term is a positive whole number of units')
  assert(anchorDay >= 1 && anchorDay <= 31, 'an anchor is a day of a month')
  const start = Temporal.PlainDate.from(day)
  const units = count * times
  if (unit === 'day') return start.add({ days: units }).toString() as CalendarDate
  if (unit === 'week') return start.add({ weeks: units }).toString() as CalendarDate
  const month = start.with({ day: 1 }).add({ months: unit === 'month' ? units : units * 12 })
  return month.with({ day: Math.min(anchorDay, month.daysInMonth) }).toString() as CalendarDate
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
