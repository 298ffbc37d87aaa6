import { event } from '../platform/history/catalogue.ts'
import { Count, Day, InvoiceRef, PurchaseRef, Reason, ScheduleRef } from '../platform/history/fields.ts'

const which = { schedule: ScheduleRef }
/** Number `position` `of` all instalments. */
const one = { ...which, position: Count, of: Count }
/** `count` instalments at once, of which the first is number `position` `of` all. */
const invoiced = { ...one, invoice: InvoiceRef, count: Count }

export const scheduleEvents = {
  'schedule.made': event('schedules', { ...which, purchase: PurchaseRef, count: Count, lastOn: Day }),
  'instalment.invoiced': event('schedules', invoiced),
  'instalment.paid': event('schedules', invoiced),
  'instalment.withdrawn': event('schedules', { ...which, invoice: InvoiceRef }),
  'instalment.overdue': event('schedules', { ...one, dueOn: Day }),
  'instalment.cancelled': event('schedules', one),
  'schedule.completed': event('schedules', { ...which, count: Count }),
  'schedule.cancelled': event('schedules', { ...which, count: Count, reason: Reason }),
}

type ScheduleEvents = typeof scheduleEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends ScheduleEvents {}
  interface EventGroups {
    schedules: unknown
  }
}
