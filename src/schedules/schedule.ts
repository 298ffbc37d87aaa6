import type { Part } from '../catalog/instalments.ts'
import type { TaxMode } from '../invoices/totals.ts'
import { type CalendarDate, type Instant, laterOf, plusDays } from '../kernel/calendar.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { CustomerId, InvoiceId, PurchaseId, ScheduleId, TaxClassId } from '../kernel/ids.ts'
import { isOpen } from './instalment-states.ts'

/** A dated instalment of a schedule. Amounts are in minor units of its currency: the price of one, the discount on all of it. */
type Dated = Part & { readonly position: number; readonly dueOn: CalendarDate }

/**
 * Not paid yet. `invoiceId`: the invoice that it stands on. It awaits an invoice while it has none. `overdueOn`: the day from which it is overdue, known once it has an invoice of its own, null again when that was told.
 */
export type OpenInstalment = Dated & {
  readonly status: 'open'
  readonly invoiceId: InvoiceId | null
  readonly awaitsInvoice: boolean
  readonly overdueOn: CalendarDate | null
}
export type PaidInstalment = Dated & { readonly status: 'paid'; readonly invoiceId: InvoiceId }
export type CancelledInstalment = Dated & {
  readonly status: 'cancelled'
  readonly invoiceId: InvoiceId | null
}
export type Instalment = OpenInstalment | PaidInstalment | CancelledInstalment

/** What was agreed to be paid on several days, with all of its instalments in their order. */
export type Schedule = {
  readonly id: ScheduleId
  readonly customerId: CustomerId
  readonly purchaseId: PurchaseId
  readonly name: string
  readonly currency: string
  readonly quantity: number
  /** Whether the amounts of its instalments are with tax, as it was agreed. */
  readonly taxMode: TaxMode
  readonly taxClassId: TaxClassId
  /** The code of the coupon that took the discount off. */
  readonly coupon: string | null
  readonly createdAt: Instant
  readonly instalments: readonly Instalment[]
}

export function openInstalments({ instalments }: Pick<Schedule, 'instalments'>): OpenInstalment[] {
  return instalments.filter((instalment) => isOpen(instalment))
}

/** The schedule with some of its instalments as they are now. */
export function withInstalments(schedule: Schedule, changed: readonly Instalment[]): Schedule {
  const byPosition = new Map(changed.map((instalment) => [instalment.position, instalment]))
  const instalments = schedule.instalments.map(
    (instalment) => byPosition.get(instalment.position) ?? instalment,
  )
  return { ...schedule, instalments }
}

/** The instalments of agreed parts on their days, all still to come. */
export function planned(parts: readonly Part[], days: readonly CalendarDate[]): OpenInstalment[] {
  return days.flatMap((dueOn, at) => {
    const part = parts[at]
    const nowhere = { status: 'open', invoiceId: null, awaitsInvoice: true, overdueOn: null } as const
    return part ? [{ ...part, ...nowhere, position: at + 1, dueOn }] : []
  })
}

/**
 * The day on which an instalment is invoiced: as many days before its day as renewals are, and never before the day of the
 * instalment before it is over.
 */
export function instalmentInvoiceDay(
  { instalments }: Pick<Schedule, 'instalments'>,
  { position, dueOn }: OpenInstalment,
  invoiceDays: number,
): CalendarDate {
  const asked = plusDays(dueOn, -invoiceDays)
  const before = instalments.find((each) => each.position === position - 1)
  if (!before) return asked
  const over = plusDays(before.dueOn, 1)
  return laterOf(asked, over < dueOn ? over : dueOn)
}

/** It has an invoice of its own, to be paid by a day. */
export function invoicedAlone(
  instalment: OpenInstalment,
  invoice: { id: InvoiceId; dueOn: CalendarDate },
): OpenInstalment {
  const overdueOn = plusDays(invoice.dueOn, 1)
  return { ...instalment, invoiceId: invoice.id, awaitsInvoice: false, overdueOn }
}

/** It stands on an invoice with others, which nobody has to pay before one of them is due. */
export function invoicedTogether(instalment: OpenInstalment, invoiceId: InvoiceId): OpenInstalment {
  return { ...instalment, invoiceId, awaitsInvoice: false, overdueOn: null }
}

/** Its invoice was withdrawn: it is invoiced anew when its time has come. */
export function released(instalment: OpenInstalment): OpenInstalment {
  return { ...instalment, invoiceId: null, overdueOn: null, awaitsInvoice: true }
}

export function paidWith(instalment: OpenInstalment, invoiceId: InvoiceId): PaidInstalment {
  return { ...dated(instalment), status: 'paid', invoiceId }
}

export function cancelledInstalment(instalment: OpenInstalment): CancelledInstalment {
  return { ...dated(instalment), status: 'cancelled', invoiceId: instalment.invoiceId }
}

function dated({ position, dueOn, unitMinor, discountMinor }: Instalment): Dated {
  return { position, dueOn, unitMinor, discountMinor }
}

type WantedRefusal = 'instalment_not_open' | 'schedule_has_nothing_open'

/**
 * Which instalments a customer pays now: one of them, or with null all that are left. They come as those of each invoice: what is due is
 * not put together with what is not, it keeps its own invoice, its day and its tries.
 */
export function decideWanted(
  schedule: Schedule,
  position: number | null,
  today: CalendarDate,
): Decision<OpenInstalment[][], WantedRefusal> {
  const open = openInstalments(schedule)
  if (open.length === 0) return refuse('schedule_has_nothing_open')
  if (position !== null) {
    const wanted = open.filter((instalment) => instalment.position === position)
    return wanted.length > 0 ? accept([wanted]) : refuse('instalment_not_open')
  }
  const due = open.filter(({ dueOn }) => dueOn <= today).map((instalment) => [instalment])
  const ahead = open.filter(({ dueOn }) => dueOn > today)
  return accept(ahead.length > 0 ? [...due, ahead] : due)
}
