import type { InvoiceId, PurchaseId, ScheduleId } from '../kernel/ids.ts'
import { event } from '../platform/history/catalogue.ts'

type Which = { scheduleId: ScheduleId; name: string }
/** Of `payments` payments the first is number `position` of `count`. */
type Invoiced = Which & {
  invoiceId: InvoiceId
  number: string
  position: number
  payments: number
  count: number
}
type One = Which & { position: number; count: number }

export const scheduleEvents = {
  'schedule.made': event<Which & { purchaseId: PurchaseId; count: number; lastOn: string }>('schedules'),
  'schedule.invoiced': event<Invoiced>('schedules'),
  'schedule.paid': event<Invoiced>('schedules'),
  'schedule.withdrawn': event<Which & { invoiceId: InvoiceId; number: string }>('schedules'),
  'schedule.payment_overdue': event<One & { dueOn: string }>('schedules'),
  'schedule.payment_cancelled': event<One>('schedules'),
  'schedule.completed': event<Which & { count: number }>('schedules'),
  'schedule.cancelled': event<Which & { payments: number; reason: string }>('schedules'),
}

type ScheduleEvents = typeof scheduleEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends ScheduleEvents {}
}
