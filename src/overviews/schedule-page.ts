import { z } from 'zod'
import type { CalendarDate } from '../kernel/calendar.ts'
import { Day } from '../kernel/codecs.ts'
import { ScheduleId } from '../kernel/ids.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { ownsSchedule } from '../schedules/schedule-rules.ts'
import { type ListedInstalment, ListedSchedule, listedSchedule } from './listed-schedule.ts'
import { findListedSchedule } from './schedule-list-store.ts'

/** An instalment schedule as its customer sees it: every instalment, and how and when the next one is paid. */
export const schedulePage = query({
  name: 'schedule.page',
  input: z.object({ scheduleId: ScheduleId }),
  output: ListedSchedule.extend({
    today: Day,
    hasMethod: z.boolean(),
    charge: z.object({ on: Day, method: z.object({ label: z.string() }) }).nullable(),
  }),
  may: ownsSchedule,
  async run({ reader, today }, { scheduleId }) {
    const { method, chargeOn, ...row } = orNotFound(await findListedSchedule(reader, scheduleId))
    const schedule = listedSchedule(row, today)
    const { next } = schedule
    const chargedOn = next && (chargeOn[next.position] ?? chargedOnItsDay(schedule, next))
    return {
      ...schedule,
      today,
      hasMethod: method !== null,
      charge: method && chargedOn ? { on: chargedOn, method } : null,
    }
  },
})

/** Invoiced by itself and not charged any more, an instalment waits for the customer. Before that its day is still to come. */
function chargedOnItsDay(
  { instalments }: ListedSchedule,
  { number, dueOn }: ListedInstalment,
): CalendarDate | null {
  const isAlone = instalments.filter((instalment) => instalment.number === number).length === 1
  return number && isAlone ? null : dueOn
}
