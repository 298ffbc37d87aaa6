import { endCharging } from '../collection/due-charge-store.ts'
import { lockOpenInvoices, withdrawOpenInvoices } from '../collection/withdraw-open-invoices.ts'
import type { Issued } from '../invoices/invoice.ts'
import type { ScheduleId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import { openInstalments, released, type Schedule, withInstalments } from './schedule.ts'
import { invoicesOfOpen, lockSchedule, saveInstalments } from './schedule-store.ts'

export type LockedSchedule = { readonly schedule: Schedule; readonly invoices: readonly Issued[] }

/**
 * A schedule and the invoices that can be paid of its open instalments, locked. Its customer's row has to be locked before, so that
 * nobody makes another invoice meanwhile; invoices are locked before schedules, here as where they are paid.
 */
export async function lockWithInvoices(work: Work, id: ScheduleId): Promise<LockedSchedule> {
  const invoices = await lockOpenInvoices(work, await invoicesOfOpen(work.trx, id))
  return { schedule: orNotFound(await lockSchedule(work.trx, id)), invoices }
}

/** Takes back an invoice of open instalments, which stand on none then. Answers the schedule as it is afterwards. */
export async function withdrawInstalments(
  work: Work,
  schedule: Schedule,
  invoice: Issued,
): Promise<Schedule> {
  await withdrawOpenInvoices(work, [invoice], 'instalments_rearranged')
  const { customerId } = schedule
  work.record({
    type: 'instalment.withdrawn',
    customerId,
    schedule: refOf(schedule),
    invoice: refOf(invoice),
  })
  return releaseInstalments(work, schedule, invoice)
}

/** What stood on an invoice that is not to be paid any more is invoiced anew at its time, and not charged before. */
export async function releaseInstalments(work: Work, schedule: Schedule, { id }: Issued): Promise<Schedule> {
  await endCharging(work.trx, id)
  const free = openInstalments(schedule)
    .filter(({ invoiceId }) => invoiceId === id)
    .map((instalment) => released(instalment))
  await saveInstalments(work.trx, schedule.id, free)
  return withInstalments(schedule, free)
}
