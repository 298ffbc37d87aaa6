import { NoOutput } from '../kernel/codecs.ts'
import { refOf } from '../platform/history/fields.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { WhichInstalment } from './invoice-instalment.ts'
import { openInstalments } from './schedule.ts'
import { lockSchedule, saveInstalments } from './schedule-store.ts'

/** Tells the history, once, that the day of an instalment went by and it is neither paid nor being paid. */
export const noteOverdue = useCase({
  name: 'instalment.note_overdue',
  input: WhichInstalment,
  output: NoOutput,
  may: systemOnly,
  async run(work, { scheduleId, position }) {
    const schedule = orNotFound(await lockSchedule(work.trx, scheduleId))
    const instalment = openInstalments(schedule).find((each) => each.position === position)
    if (!instalment?.overdueOn || instalment.overdueOn > work.today) return
    if (instalment.invoiceId && (await work.ports.isBeingPaid(work, instalment.invoiceId))) return
    await saveInstalments(work.trx, scheduleId, [{ ...instalment, overdueOn: null }])
    work.record({
      type: 'instalment.overdue',
      customerId: schedule.customerId,
      schedule: refOf(schedule),
      position,
      of: schedule.instalments.length,
      dueOn: instalment.dueOn,
    })
  },
})
