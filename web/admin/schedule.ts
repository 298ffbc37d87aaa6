import { redirect } from 'react-router'
import { ScheduleId } from '../../src/kernel/ids.ts'
import { actorContext, appContext } from '../context.ts'
import type { Route } from './+types/schedule'
import { asked } from './asked.ts'

/** A payment schedule is shown on the page of its customer. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const find = context.get(appContext).search.placeOfSchedule
  const { customerId } = await find(context.get(actorContext), { scheduleId: asked(ScheduleId, params.id) })
  throw redirect(`/admin/customers/${customerId}#schedules`)
}
