import { creditUndelivered } from '../invoices/credit-undelivered.ts'
import type { FulfilmentHandler } from '../invoices/fulfilment.ts'
import type { Issued, Line } from '../invoices/invoice.ts'
import { endCharging } from '../payments/due-charge-store.ts'
import { found, Refused } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import { agreedPayments } from './agreed-payment.ts'
import {
  cancelledPayment,
  invoicedAgain,
  type OpenPayment,
  openPayments,
  paidWith,
  type Schedule,
} from './schedule.ts'
import { lockSchedule, savePayments } from './schedule-store.ts'
import { timetableOf } from './timetable.ts'
import { releasePayments } from './withdraw-payments.ts'

/**
 * Lines that are later payments of a schedule. An invoice for one of them stands until it is paid; one that the customer asked for
 * to pay several at once expires, and its payments are invoiced each at its time. What was agreed to be paid is not the
 * customer's to cancel; staff who cancel a single payment let it go.
 */
export const fulfilPayments: FulfilmentHandler = {
  async onPaid(work, invoice, lines) {
    const { schedule, payments } = await standingOn(work, invoice, lines)
    if (payments.length > 0) await markPaid(work, schedule, { payments, invoice })
    const positions = payments.map(({ position }) => position)
    const isNeeded = (line: Line) =>
      agreedPayments([line]).positions.every((each) => positions.includes(each))
    const undelivered = lines.filter((line) => !isNeeded(line))
    await creditUndelivered(work, invoice, undelivered)
    await endCharging(work.trx, invoice.id)
  },
  /** Its expiry let nothing go. */
  onRevived: async () => undefined,
  async onExpired(work, invoice, lines) {
    const { schedule, payments } = await standingOn(work, invoice, lines)
    const again = payments.map((payment) => invoicedAgain(schedule, payment, timetableOf(work)))
    await savePayments(work.trx, schedule.id, again)
  },
  async onCancelled(work, invoice, lines) {
    const isForSeveral = lines.length > 1
    if (work.actor.kind === 'customer' && !isForSeveral) throw new Refused('schedule_payment_is_agreed')
    const { schedule, payments } = await standingOn(work, invoice, lines)
    if (isForSeveral) {
      await releasePayments(work, schedule, invoice)
    } else {
      await endCharging(work.trx, invoice.id)
      await letGo(work, schedule, payments)
    }
  },
}

/** The open payments that stand on this invoice. */
async function standingOn(work: Work, invoice: Issued, lines: readonly Line[]) {
  const { scheduleId } = agreedPayments(lines)
  const schedule = found(await lockSchedule(work.trx, scheduleId))
  return { schedule, payments: openPayments(schedule).filter(({ invoiceId }) => invoiceId === invoice.id) }
}

/** Open payments of a schedule are paid with an invoice. */
async function markPaid(
  work: Work,
  schedule: Schedule,
  { payments, invoice }: { payments: readonly OpenPayment[]; invoice: Issued },
): Promise<void> {
  const paid = payments.map((payment) => paidWith(payment, invoice.id))
  await savePayments(work.trx, schedule.id, paid)
  const { id: scheduleId, customerId, name } = schedule
  const count = schedule.payments.length
  const { id: invoiceId, number } = invoice
  work.record({
    ...{ type: 'schedule.paid', customerId, scheduleId, name, invoiceId, number, count },
    ...{ position: paid[0]?.position ?? 0, payments: paid.length },
  })
  completeIfDone(work, schedule, paid.length)
}

async function letGo(work: Work, schedule: Schedule, payments: readonly OpenPayment[]): Promise<void> {
  await savePayments(work.trx, schedule.id, payments.map(cancelledPayment))
  const { id: scheduleId, customerId, name } = schedule
  for (const { position } of payments) {
    const count = schedule.payments.length
    work.record({ type: 'schedule.payment_cancelled', customerId, scheduleId, name, position, count })
  }
  completeIfDone(work, schedule, payments.length)
}

function completeIfDone(work: Work, schedule: Schedule, done: number): void {
  if (openPayments(schedule).length > done) return
  const { id: scheduleId, customerId, name } = schedule
  work.record({ type: 'schedule.completed', customerId, scheduleId, name, count: schedule.payments.length })
}
