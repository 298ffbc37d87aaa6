import { type CalendarDate, daysBetween, plusDays } from '../kernel/calendar.ts'
import type { CustomerId, InvoiceId } from '../kernel/ids.ts'
import type { DueChargeOrigin } from '../payments/payment.ts'

/**
 * When and how often an invoice is charged to the stored method by itself. Tries are made on `dueOn` and on the shop's
 * retry days after it, while `endsOn` has not come; null: what it pays for does not end.
 */
export type DueCharge = {
  readonly invoiceId: InvoiceId
  readonly customerId: CustomerId
  readonly origin: DueChargeOrigin
  readonly dueOn: CalendarDate
  readonly endsOn: CalendarDate | null
  readonly attempts: number
  /** The day of the next try; null: there is none. */
  readonly chargeOn: CalendarDate | null
}

export type NextTry = { readonly next: CalendarDate | null; readonly skipped: number }

/** The first retry day after today on which it is still tried, and how many earlier ones went by unused. */
export function nextTry(
  { dueOn, endsOn, attempts }: DueCharge,
  { today, retryDays }: { today: CalendarDate; retryDays: readonly number[] },
): NextTry {
  const days = [0, ...retryDays].sort((a, b) => a - b)
  const passed = daysBetween(dueOn, today)
  const usedUp = days.filter((day) => day <= passed).length
  const nextDay = days.find((day) => day > passed)
  const next = nextDay === undefined ? null : plusDays(dueOn, nextDay)
  return {
    next: next && (endsOn === null || next < endsOn) ? next : null,
    skipped: Math.max(0, usedUp - 1 - attempts),
  }
}
