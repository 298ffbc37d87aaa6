import { z } from 'zod'
import { Day } from '../kernel/codecs.ts'
import { ScheduleId } from '../kernel/ids.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { ownsSchedule } from '../schedules/schedule-rules.ts'
import { ListedSchedule, listedSchedule } from './listed-schedule.ts'
import { findNextCharges, ShownCharge, shownCharge } from './next-charges.ts'
import { findScheduleRow } from './schedule-list-store.ts'

/** An instalment schedule as its customer sees it: every instalment, and how and when the next one is paid. */
export const schedulePage = query({
  name: 'schedule.page',
  input: z.object({ scheduleId: ScheduleId }),
  output: ListedSchedule.extend({
    today: Day,
    hasMethod: z.boolean(),
    /** How and when its next instalment is paid; null while a payment of it is under way. */
    charge: ShownCharge.nullable(),
  }),
  may: ownsSchedule,
  async run(view, { scheduleId }) {
    const { reader, today } = view
    const found = await findScheduleRow(reader, { id: scheduleId })
    const { method, customerId, row } = orNotFound(found)
    const schedule = listedSchedule(row, today)
    const { next } = schedule
    const charges = next ? await findNextCharges(view, { customerId, until: next.dueOn }) : []
    const charge = charges.find(({ items }) => items.some((item) => item.scheduleId === scheduleId))
    return { ...schedule, today, hasMethod: method !== null, charge: charge ? shownCharge(charge) : null }
  },
})
