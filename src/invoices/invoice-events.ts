import type { InvoiceId, LineId } from '../kernel/ids.ts'
import type { Money } from '../kernel/money.ts'
import { event } from '../platform/history/catalogue.ts'

type Which = { invoiceId: InvoiceId; number: string }

export const invoiceEvents = {
  'invoice.issued': event<Which & { title: string; total: Money; origin: string }>('invoices'),
  'invoice.paid': event<Which & { title: string; total: Money }>('invoices'),
  'invoice.paid_at_zero': event<Which & { title: string }>('invoices'),
  /** A line was paid, and there was nothing left that it could be delivered to: what it cost became credit. */
  'invoice.not_delivered': event<Which & { lineId: LineId; description: string; amount: Money }>('invoices'),
  'invoice.expired': event<Which & { title: string; open: Money }>('invoices'),
  'invoice.cancelled': event<Which & { title: string; reason: string }>('invoices'),
  'invoice.resent': event<Which>('invoices'),
  'credit_note.issued': event<Which & { creditNote: string; total: Money; reason: string }>('invoices'),
  'credit.received': event<Which & { amount: Money }>('credit'),
  'credit.applied': event<Which & { amount: Money }>('credit'),
  'credit.adjusted': event<{ amount: Money; reason: string }>('credit'),
}

type InvoiceEvents = typeof invoiceEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends InvoiceEvents {}
}
