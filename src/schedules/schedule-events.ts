import type { InvoiceId, PurchaseId, ScheduleId } from '../kernel/ids.ts'
import { event } from '../platform/history/catalogue.ts'

type Which = { scheduleId: ScheduleId; name: string }
/** Of `instalments` instalments the first is number `position` of `count`. */
type Invoiced = Which & {
  invoiceId: InvoiceId
  number: string
  position: number
  instalments: number
  count: number
}
type One = Which & { position: number; count: number }

export const scheduleEvents = {
  'schedule.made': event<Which & { purchaseId: PurchaseId; count: number; lastOn: string }>('schedules'),
  'instalment.invoiced': event<Invoiced>('schedules'),
  'instalment.paid': event<Invoiced>('schedules'),
  'instalment.withdrawn': event<Which & { invoiceId: InvoiceId; number: string }>('schedules'),
  'instalment.overdue': event<One & { dueOn: string }>('schedules'),
  'instalment.cancelled': event<One>('schedules'),
  'schedule.completed': event<Which & { count: number }>('schedules'),
  'schedule.cancelled': event<Which & { instalments: number; reason: string }>('schedules'),
}

type ScheduleEvents = typeof scheduleEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends ScheduleEvents {}
}
