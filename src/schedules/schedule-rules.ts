import type { ScheduleId } from '../kernel/ids.ts'
import { owns } from '../platform/permission.ts'
import { ownerOfSchedule } from './schedule-store.ts'

/** The customer who pays by this schedule. */
export const ownsSchedule = owns<{ scheduleId: ScheduleId }>((reader, { scheduleId }) =>
  ownerOfSchedule(reader, scheduleId),
)
