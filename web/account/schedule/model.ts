import type { App } from '../../../src/app.ts'
import type { ListedInstalment, ListedSchedule } from '../../../src/overviews/listed-schedule.ts'

/** An instalment schedule as its customer sees it. */
export type ScheduleModel = Awaited<ReturnType<App['schedules']['page']>>
export type { ListedInstalment, ListedSchedule }
