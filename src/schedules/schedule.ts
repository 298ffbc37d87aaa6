import type { Part } from '../catalog/instalments.ts'
import { type CalendarDate, type Instant, plusDays, startOfDay } from '../kernel/calendar.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { CustomerId, InvoiceId, PurchaseId, ScheduleId, TaxClassId } from '../kernel/ids.ts'

declare module '../platform/refused.ts' {
  interface Refusals {
    schedule_payment_not_open: true
    schedule_has_nothing_open: true
    schedule_payment_is_agreed: true
  }
}

/** A dated payment of a schedule. Amounts are in minor units of its currency: the price of one, the discount on all of it. */
type Dated = Part & { readonly position: number }

/**
 * Not paid yet. `invoiceId`: the invoice that it stands on, which may have expired. `invoiceAt`: when it is to be invoiced, null
 * while it is. `overdueAt`: when it is overdue, null once that was told.
 */
export type OpenPayment = Dated & {
  readonly status: 'open'
  readonly invoiceId: InvoiceId | null
  readonly invoiceAt: Instant | null
  readonly overdueAt: Instant | null
}
export type PaidPayment = Dated & { readonly status: 'paid'; readonly invoiceId: InvoiceId }
export type CancelledPayment = Dated & { readonly status: 'cancelled'; readonly invoiceId: InvoiceId | null }
export type SchedulePayment = OpenPayment | PaidPayment | CancelledPayment

/** What was agreed to be paid on several days, with all of its payments in their order. */
export type Schedule = {
  readonly id: ScheduleId
  readonly customerId: CustomerId
  readonly purchaseId: PurchaseId
  readonly name: string
  readonly currency: string
  readonly quantity: number
  readonly taxClassId: TaxClassId
  /** The code of the coupon that took the discount off. */
  readonly coupon: string | null
  readonly createdAt: Instant
  readonly payments: readonly SchedulePayment[]
}

/** How long before its day a payment is invoiced, and where days begin. */
export type Timetable = { readonly invoiceDays: number; readonly timeZone: string }

/** What a payment comes to, less its discount. */
export function amountOfPayment(
  { quantity }: Pick<Schedule, 'quantity'>,
  { unitMinor, discountMinor }: Part,
): bigint {
  return unitMinor * BigInt(quantity) - discountMinor
}

export function openPayments({ payments }: Pick<Schedule, 'payments'>): OpenPayment[] {
  return payments.filter((payment) => payment.status === 'open')
}

/** A payment that is still to come. */
export function planned(part: Part, position: number, timetable: Timetable): OpenPayment {
  const { timeZone } = timetable
  return {
    ...{ ...part, position, status: 'open', invoiceId: null },
    invoiceAt: invoiceMoment(part.dueOn, timetable),
    overdueAt: startOfDay(plusDays(part.dueOn, 1), timeZone),
  }
}

function invoiceMoment(dueOn: CalendarDate, { invoiceDays, timeZone }: Timetable): Instant {
  return startOfDay(plusDays(dueOn, -invoiceDays), timeZone)
}

export function invoicedWith(payment: OpenPayment, invoiceId: InvoiceId): OpenPayment {
  return { ...payment, invoiceId, invoiceAt: null }
}

/** Its invoice was withdrawn: it is invoiced anew when its time has come. */
export function released(payment: OpenPayment, timetable: Timetable): OpenPayment {
  return { ...payment, invoiceId: null, invoiceAt: invoiceMoment(payment.dueOn, timetable) }
}

/** Its invoice expired, and can still be paid until it is invoiced anew at its time. */
export function invoicedAgain(payment: OpenPayment, timetable: Timetable): OpenPayment {
  return { ...payment, invoiceAt: invoiceMoment(payment.dueOn, timetable) }
}

export function paidWith(payment: OpenPayment, invoiceId: InvoiceId): PaidPayment {
  return { ...dated(payment), status: 'paid', invoiceId }
}

export function cancelledPayment(payment: OpenPayment): CancelledPayment {
  return { ...dated(payment), status: 'cancelled', invoiceId: payment.invoiceId }
}

function dated({ position, dueOn, unitMinor, discountMinor }: SchedulePayment): Dated {
  return { position, dueOn, unitMinor, discountMinor }
}

type WantedRefusal = 'schedule_payment_not_open' | 'schedule_has_nothing_open'

/** Which payments a customer pays now: one of them, or with null all that are left. */
export function decideWanted(
  schedule: Schedule,
  position: number | null,
): Decision<OpenPayment[], WantedRefusal> {
  const open = openPayments(schedule)
  if (open.length === 0) return refuse('schedule_has_nothing_open')
  const wanted = position === null ? open : open.filter((payment) => payment.position === position)
  return wanted.length > 0 ? accept(wanted) : refuse('schedule_payment_not_open')
}
