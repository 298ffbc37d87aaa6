import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { ScheduleId } from '../kernel/ids.ts'
import { pageOf } from '../platform/keyset.ts'
import { asCustomer } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { ListedSchedule, listedSchedule } from './listed-schedule.ts'
import { countSchedules, listOwnSchedules } from './schedule-list-store.ts'

const perPage = 10

/** One page of the customer's own instalment schedules, newest first: what is running or, apart from it, what is done. */
export const scheduleList = query({
  name: 'schedule.list',
  input: z.object({
    show: z.enum(['running', 'done']),
    before: ScheduleId.optional(),
    after: ScheduleId.optional(),
  }),
  output: z.object({
    counts: z.object({ running: z.number().int(), done: z.number().int() }),
    schedules: list(ListedSchedule),
    newer: ScheduleId.nullable(),
    older: ScheduleId.nullable(),
  }),
  may: asCustomer,
  async run({ reader, account: customerId, today }, { show, ...place }) {
    const counts = await countSchedules(reader, customerId)
    const wanted = { customerId, running: show === 'running', place, limit: perPage + 1 }
    const { rows, newer, older } = pageOf(await listOwnSchedules(reader, wanted), perPage, place)
    return {
      counts,
      schedules: rows.map((row) => listedSchedule(row, today)),
      newer: newer?.id ?? null,
      older: older?.id ?? null,
    }
  },
})
