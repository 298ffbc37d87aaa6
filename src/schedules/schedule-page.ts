import { z } from 'zod'
import { dateIn, type Instant } from '../kernel/calendar.ts'
import { ScheduleId } from '../kernel/ids.ts'
import { found } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { listedSchedule } from './listed-schedule.ts'
import { findListedSchedule } from './schedule-list-store.ts'
import { ownsSchedule } from './schedule-rules.ts'

/** A payment schedule as its customer sees it: every payment, and how and when the next one is paid. */
export const schedulePage = query({
  name: 'schedule.page',
  input: z.object({ scheduleId: ScheduleId }),
  may: ownsSchedule,
  async run({ reader, today, store }, { scheduleId }) {
    const { method, chargeAt, ...row } = found(await findListedSchedule(reader, scheduleId))
    const schedule = listedSchedule(row, today)
    const { next } = schedule
    const at = next && chargeAt[next.position]
    // Invoiced and not charged any more, it waits for the customer; not invoiced yet, it will be charged on its day.
    const chargedOn = at ? dateIn(store.timeZone, at as Instant) : next && !next.number ? next.dueOn : null
    return {
      ...{ ...schedule, today, isTaxIncluded: store.taxMode === 'inclusive' },
      hasMethod: method !== null,
      charge: method && chargedOn ? { on: chargedOn, method } : null,
    }
  },
})
