import { z } from 'zod'
import { ScheduleId } from '../kernel/ids.ts'
import { pageOf } from '../platform/keyset.ts'
import { asCustomer } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { listedSchedule } from './listed-schedule.ts'
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
