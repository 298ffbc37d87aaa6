import { z } from 'zod'
import { invoiceStatuses } from '../invoices/invoice-states.ts'
import { taxModes, totalsOf } from '../invoices/totals.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import { Day, list, MinorText } from '../kernel/codecs.ts'
import { PurchaseId, ScheduleId } from '../kernel/ids.ts'
import { paymentStatuses } from '../payments/payment.ts'
import { hasFailed, isUnderWay, isWaiting } from '../payments/payment-states.ts'
import { instalmentStatuses, isOpen } from '../schedules/instalment-states.ts'

/** An instalment as the database tells of it. Amounts are decimal strings of minor units. */
export const InstalmentRow = z.object({
  position: z.number(),
  dueOn: Day,
  /** What its line comes to: without tax or with it, by `taxMode`. */
  lineMinor: MinorText,
  /** Of its invoice or, before there is one, as it would be invoiced today. */
  ratePpm: MinorText,
  taxMode: z.enum(taxModes),
  status: z.enum(instalmentStatuses),
  /** Of the invoice that it stands on. */
  number: z.string().nullable(),
  invoiceStatus: z.enum(invoiceStatuses).nullable(),
  hasMoney: z.boolean(),
  /** How the last attempt to pay that invoice stands. */
  attempt: z.enum(paymentStatuses).nullable(),
})
export type InstalmentRow = z.output<typeof InstalmentRow>

export const ScheduleRow = z.object({
  id: ScheduleId,
  purchaseId: PurchaseId,
  name: z.string(),
  quantity: z.number(),
  currency: z.string(),
  coupon: z.string().nullable(),
  cancelReason: z.string().nullable(),
  instalments: list(InstalmentRow),
})
export type ScheduleRow = z.output<typeof ScheduleRow>

const instalmentStates = [
  'open',
  'processing',
  'paid',
  'partly_paid',
  'failed',
  'overdue',
  'cancelled',
] as const
export type InstalmentState = (typeof instalmentStates)[number]

export const ListedInstalment = InstalmentRow.pick({ position: true, dueOn: true, number: true }).extend({
  /** With tax. */
  amountMinor: MinorText,
  state: z.enum(instalmentStates),
})
export type ListedInstalment = z.output<typeof ListedInstalment>

/** A schedule as lists and pages show it, with what has come of it and what comes next. */
export const ListedSchedule = ScheduleRow.omit({ instalments: true }).extend({
  /** Ended: not all of it was paid, since the rest was let go. */
  state: z.enum(['running', 'completed', 'ended']),
  instalments: list(ListedInstalment),
  /** Of all that were not let go, how many there are, and how many of those are paid and open. */
  count: z.number(),
  paidCount: z.number(),
  openCount: z.number(),
  wholeMinor: MinorText,
  paidMinor: MinorText,
  openMinor: MinorText,
  overdueMinor: MinorText,
  /** The first that is not paid. */
  next: ListedInstalment.nullable(),
})
export type ListedSchedule = z.output<typeof ListedSchedule>

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
  const { position, dueOn, number, invoiceStatus } = instalment
  const isThere = invoiceStatus !== null && invoiceStatus !== 'cancelled'
  return {
    position,
    dueOn,
    amountMinor: String(amountWithTax(instalment)),
    number: isThere ? number : null,
    state: stateOf(instalment, today),
  }
}

function amountWithTax({ lineMinor, ratePpm, taxMode }: InstalmentRow): bigint {
  const tax = { name: '', ratePpm: BigInt(ratePpm) }
  return totalsOf([{ tax, amountMinor: BigInt(lineMinor) }], taxMode).totalMinor
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
