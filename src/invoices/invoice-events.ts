import { LineId } from '../kernel/ids.ts'
import { event } from '../platform/history/catalogue.ts'
import {
  Amount,
  Change,
  CreditNoteRef,
  choice,
  Flag,
  InvoiceRef,
  Reason,
  Words,
} from '../platform/history/fields.ts'
import { origins } from './invoice.ts'

const titled = { invoice: InvoiceRef, title: Words }

export const invoiceEvents = {
  'invoice.issued': event('invoices', { ...titled, total: Amount, origin: choice(origins) }),
  'invoice.paid': event('invoices', { ...titled, total: Amount, wasFree: Flag }),
  /** A line was paid, and there was nothing left that it could be delivered to: what it cost became credit. */
  'invoice.not_delivered': event('invoices', {
    invoice: InvoiceRef,
    lineId: LineId,
    description: Words,
    amount: Amount,
  }),
  'invoice.expired': event('invoices', { ...titled, open: Amount }),
  'invoice.cancelled': event('invoices', { ...titled, reason: Reason }),
  /** What its customer's own books know it by. */
  'invoice.purchase_order_set': event('invoices', { invoice: InvoiceRef, change: Change }),
  'credit_note.issued': event('invoices', {
    invoice: InvoiceRef,
    creditNote: CreditNoteRef,
    total: Amount,
    reason: Reason,
  }),
  'credit.received': event('credit', { invoice: InvoiceRef, amount: Amount }),
}

type InvoiceEvents = typeof invoiceEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends InvoiceEvents {}
  interface EventGroups {
    credit: unknown
    invoices: unknown
  }
}
