import { redirect } from 'react-router'
import { z } from 'zod'
import type { App } from '../../../src/app.ts'
import { ScheduleId } from '../../../src/kernel/ids.ts'
import type { Actor } from '../../../src/platform/actor.ts'
import { optional, submitted } from '../../form.ts'
import { payPath } from '../../pay-path.ts'

const PayForm = z.object({ position: optional(z.coerce.number().int().min(1).max(120)) })

type Doing = { app: App; actor: Actor; request: Request; scheduleId: string }

/** Makes or finds the invoices for one instalment, or without one for all that are left, and leads to where they are paid. */
export async function payOf({ app, actor, request, scheduleId: id }: Doing) {
  await app.schedules.page(actor, { scheduleId: id })
  const scheduleId = ScheduleId.parse(id)
  return submitted(request, PayForm, async ({ position = null }) => {
    const { numbers } = await app.schedules.pay(actor, { scheduleId, position })
    return redirect(payPath(numbers), 303)
  })
}
