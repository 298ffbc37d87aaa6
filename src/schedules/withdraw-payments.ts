import { withdrawInvoice } from '../invoices/cancel-invoice.ts'
import { type Issued, isPayable } from '../invoices/invoice.ts'
import { lockInvoice } from '../invoices/invoice-store.ts'
import type { ScheduleId } from '../kernel/ids.ts'
import { endCharging } from '../payments/due-charge-store.ts'
import { findUnresolved } from '../payments/transaction-store.ts'
import { found } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import { openPayments, released, type Schedule } from './schedule.ts'
import { findSchedule, invoicesOfOpen, lockSchedule, savePayments } from './schedule-store.ts'
import { timetableOf } from './start-schedule.ts'

export type Held = { readonly schedule: Schedule; readonly invoices: readonly Issued[] }

/**
 * A schedule and the invoices that can be paid of its open payments, locked. Its customer's row has to be locked before, so that nobody
 * makes another invoice meanwhile; invoices are locked before schedules, here as where they are paid.
 */
export async function holdSchedule(work: Work, id: ScheduleId): Promise<Held> {
  const invoices: Issued[] = []
  for (const invoiceId of await invoicesOfOpen(work.trx, id)) {
    const invoice = found(await lockInvoice(work.trx, invoiceId))
    if (isPayable(invoice)) invoices.push(invoice)
  }
  return { schedule: found(await lockSchedule(work.trx, id)), invoices }
}

/** Whether another invoice may take the place of this one: no money has come for it, and none is on its way. */
export async function isReplaceable(work: Work, invoice: Issued): Promise<boolean> {
  return invoice.receivedMinor === 0n && (await findUnresolved(work.trx, invoice.id)) === undefined
}

/** Takes back an invoice of open payments, which stand on none then. Answers the schedule as it is afterwards. */
export async function withdrawPayments(work: Work, schedule: Schedule, invoice: Issued): Promise<Schedule> {
  await withdrawInvoice(work, invoice, 'payments_rearranged')
  await endCharging(work.trx, invoice.id)
  const free = openPayments(schedule)
    .filter(({ invoiceId }) => invoiceId === invoice.id)
    .map((payment) => released(payment, timetableOf(work)))
  await savePayments(work.trx, schedule.id, free)
  const { id: scheduleId, customerId, name } = schedule
  const { id: invoiceId, number } = invoice
  work.record({ type: 'schedule.withdrawn', customerId, scheduleId, name, invoiceId, number })
  return found(await findSchedule(work.trx, schedule.id))
}
