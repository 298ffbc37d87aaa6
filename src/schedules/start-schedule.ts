import { daysOf } from '../catalog/instalments.ts'
import type { Issued, Line } from '../invoices/invoice.ts'
import { present } from '../kernel/assert.ts'
import { ScheduleId } from '../kernel/ids.ts'
import type { Work } from '../platform/use-case.ts'
import { agreedParts, agreedPurchase } from '../purchases/agreed.ts'
import type { Active } from '../purchases/purchase.ts'
import { paidWith, planned, type Schedule } from './schedule.ts'
import { insertSchedule } from './schedule-store.ts'
import { timetableOf } from './timetable.ts'

/**
 * The first instalment of something sold in instalments is paid: the others follow, of the amounts that were agreed, on the days that
 * count from the day of this instalment.
 */
export async function startSchedule(
  work: Work,
  { purchase, line, invoice }: { purchase: Active; line: Line; invoice: Issued },
): Promise<void> {
  const { instalments } = agreedPurchase(line)
  if (!instalments) return
  const days = daysOf(instalments, work.today)
  const [first, ...rest] = planned(agreedParts(instalments), days, timetableOf(work))
  const { quantity, customerId, name, currency, taxClassId, id: purchaseId } = purchase
  const schedule: Schedule = {
    id: ScheduleId.parse(work.newId()),
    customerId,
    purchaseId,
    name,
    currency,
    quantity,
    taxClassId,
    coupon: line.working.coupon ?? null,
    createdAt: work.now,
    instalments: [paidWith(present(first, 'the first instalment'), invoice.id), ...rest],
  }
  await insertSchedule(work.trx, schedule)
  const lastOn = present(days.at(-1), 'the day of the last instalment')
  const about = { customerId, scheduleId: schedule.id, name, purchaseId, count: days.length, lastOn }
  work.record({ type: 'schedule.made', ...about })
}
