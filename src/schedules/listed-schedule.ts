import type { InvoiceStatus } from '../invoices/invoice-states.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { PurchaseId, ScheduleId } from '../kernel/ids.ts'
import type { PaymentStatus } from '../payments/payment.ts'
import { hasFailed, isUnderWay, isWaiting } from '../payments/payment-states.ts'
import { isOpen } from './instalment-states.ts'
import type { Instalment } from './schedule.ts'

/** An instalment as the database tells of it. Its amount, with tax, is a decimal string of minor units. */
export type InstalmentRow = {
  readonly position: number
  readonly dueOn: CalendarDate
  readonly amountMinor: string
  readonly status: Instalment['status']
  /** Of the invoice that it stands on. */
  readonly number: string | null
  readonly invoiceStatus: InvoiceStatus | null
  readonly hasMoney: boolean
  /** How the last attempt to pay that invoice stands. */
  readonly attempt: PaymentStatus | null
}

export type ScheduleRow = {
  readonly id: ScheduleId
  readonly purchaseId: PurchaseId
  readonly name: string
  readonly quantity: number
  readonly currency: string
  readonly coupon: string | null
  readonly cancelReason: string | null
  readonly instalments: readonly InstalmentRow[]
}

export type InstalmentState =
  | 'open'
  | 'processing'
  | 'paid'
  | 'partly_paid'
  | 'failed'
  | 'overdue'
  | 'cancelled'

export type ListedInstalment = Pick<InstalmentRow, 'position' | 'dueOn' | 'amountMinor' | 'number'> & {
  readonly state: InstalmentState
}

/** A schedule as lists and pages show it, with what has come of it and what comes next. */
export type ListedSchedule = Omit<ScheduleRow, 'instalments'> & {
  /** Ended: not all of it was paid, since the rest was let go. */
  readonly state: 'running' | 'completed' | 'ended'
  readonly instalments: readonly ListedInstalment[]
  /** Of all that were not let go, how many there are, and how many of those are paid and open. */
  readonly count: number
  readonly paidCount: number
  readonly openCount: number
  readonly wholeMinor: string
  readonly paidMinor: string
  readonly openMinor: string
  readonly overdueMinor: string
  /** The first that is not paid. */
  readonly next: ListedInstalment | null
}

export function listedSchedule({ instalments, ...same }: ScheduleRow, today: CalendarDate): ListedSchedule {
  const listed = instalments.map((instalment) => listedInstalment(instalment, today))
  const kept = listed.filter(({ state }) => state !== 'cancelled')
  const paid = kept.filter(({ state }) => state === 'paid')
  const open = kept.filter(({ state }) => state !== 'paid')
  return {
    ...same,
    state: open.length > 0 ? 'running' : kept.length === listed.length ? 'completed' : 'ended',
    instalments: listed,
    count: kept.length,
    paidCount: paid.length,
    openCount: open.length,
    wholeMinor: sumOf(kept),
    paidMinor: sumOf(paid),
    openMinor: sumOf(open),
    overdueMinor: sumOf(open.filter(({ dueOn }) => dueOn < today)),
    next: open[0] ?? null,
  }
}

function listedInstalment(instalment: InstalmentRow, today: CalendarDate): ListedInstalment {
  const { position, dueOn, amountMinor, number, invoiceStatus } = instalment
  const isThere = invoiceStatus !== null && invoiceStatus !== 'cancelled'
  return {
    position,
    dueOn,
    amountMinor,
    number: isThere ? number : null,
    state: stateOf(instalment, today),
  }
}

/** Of an open instalment that is more than one thing, what matters most to whoever pays it. */
function stateOf(instalment: InstalmentRow, today: CalendarDate): InstalmentState {
  if (!isOpen(instalment)) return instalment.status
  const { dueOn, hasMoney } = instalment
  const attempt = instalment.attempt && { status: instalment.attempt }
  const isLate = dueOn < today
  // What was only announced, as a bank transfer, does not make up for being late.
  if (attempt && isUnderWay(attempt) && !(isLate && isWaiting(attempt))) return 'processing'
  if (isLate) return 'overdue'
  if (attempt && hasFailed(attempt)) return 'failed'
  return hasMoney ? 'partly_paid' : 'open'
}

function sumOf(instalments: readonly ListedInstalment[]): string {
  return String(instalments.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n))
}
