import { z } from 'zod'
import { withdrawOpenInvoices } from '../collection/withdraw-open-invoices.ts'
import { lockCustomer } from '../customers/customer-store.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { ScheduleId } from '../kernel/ids.ts'
import { Reason } from '../kernel/text.ts'
import { refOf } from '../platform/history/fields.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { cancelledInstalment, openInstalments } from './schedule.ts'
import { findSchedule, saveCancelled, saveInstalments } from './schedule-store.ts'
import { lockWithInvoices } from './withdraw-instalments.ts'

/**
 * Lets go of everything that is still to be paid. Its invoices are cancelled; money that had come for them becomes credit. What it
 * paid for stays as it is.
 */
export const cancelSchedule = useCase({
  name: 'schedule.cancel',
  input: z.object({ scheduleId: ScheduleId, reason: Reason }),
  output: NoOutput,
  may: staffWith('purchases.cancel'),
  async run(work, { scheduleId, reason }) {
    const { customerId } = orNotFound(await findSchedule(work.trx, scheduleId))
    await lockCustomer(work.trx, customerId)
    const { schedule, invoices } = await lockWithInvoices(work, scheduleId)
    const open = openInstalments(schedule)
    if (open.length === 0) throw new Refused('schedule_has_nothing_open')
    await withdrawOpenInvoices(work, invoices, reason)
    await saveInstalments(work.trx, scheduleId, open.map(cancelledInstalment))
    await saveCancelled(work.trx, scheduleId, { at: work.now, reason })
    work.record({
      type: 'schedule.cancelled',
      customerId,
      schedule: refOf(schedule),
      count: open.length,
      reason,
    })
  },
})
