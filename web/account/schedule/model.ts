import type { App } from '../../../src/app.ts'
import type { ListedPayment, ListedSchedule } from '../../../src/schedules/listed-schedule.ts'

/** A payment schedule as its customer sees it. */
export type ScheduleModel = Awaited<ReturnType<App['schedules']['page']>>
export type { ListedPayment, ListedSchedule }
