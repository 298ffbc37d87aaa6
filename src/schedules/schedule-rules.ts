import type { ScheduleId } from '../kernel/ids.ts'
import { ownership, type Rule } from '../platform/permission.ts'
import { ownerOfSchedule } from './schedule-store.ts'

/** The customer who pays by this schedule. */
export const ownsSchedule: Rule<{ scheduleId: ScheduleId }> = {
  grants: ['owner'],
  async verdict({ actor, reader }, { scheduleId }) {
    if (actor.kind !== 'customer') return ownership(actor, false)
    return ownership(actor, (await ownerOfSchedule(reader, scheduleId)) === actor.customerId)
  },
}
