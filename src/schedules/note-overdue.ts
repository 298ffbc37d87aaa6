import { systemOnly } from '../platform/permission.ts'
import { found } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { WhichPayment } from './invoice-payment.ts'
import { openPayments } from './schedule.ts'
import { lockSchedule, savePayments } from './schedule-store.ts'

/** Tells the history, once, that the day of a payment went by and it is not paid. */
export const noteOverdue = useCase({
  name: 'schedule.note_overdue',
  input: WhichPayment,
  may: systemOnly,
  async run(work, { scheduleId, position }) {
    const schedule = found(await lockSchedule(work.trx, scheduleId))
    const payment = openPayments(schedule).find((each) => each.position === position)
    if (!payment?.overdueAt || payment.overdueAt > work.now) return
    await savePayments(work.trx, scheduleId, [{ ...payment, overdueAt: null }])
    const { customerId, name, payments } = schedule
    const about = {
      customerId,
      scheduleId,
      name,
      position,
      count: payments.length,
      dueOn: payment.dueOn,
    }
    work.record({ type: 'schedule.payment_overdue', ...about })
  },
})
