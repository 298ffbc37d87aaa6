import { questionsAbout } from '../kernel/states.ts'

/** Of an invoice that was issued: a draft is none yet. */
export const invoiceStatuses = ['pending', 'paid', 'expired', 'cancelled'] as const
export type InvoiceStatus = (typeof invoiceStatuses)[number]

const invoiceIs = questionsAbout<InvoiceStatus | 'draft'>()

export const isIssued = invoiceIs(...invoiceStatuses)
/** It is expected to be paid. */
export const isToBePaid = invoiceIs('pending')
/** It can be paid, also after its time. */
export const isPayable = invoiceIs('pending', 'expired')
export const isPaid = invoiceIs('paid')
export const hasExpired = invoiceIs('expired')
export const isCancelled = invoiceIs('cancelled')
/** It stands: its money is there, or expected. */
export const isStanding = invoiceIs('pending', 'paid', 'expired')

/** Its day is over, and it is not paid. Days are those of the shop's calendar; `overdue` (invoice-store.ts) is the same in SQL. */
export function isOverdue(invoice: Dated, today: string): boolean {
  return isToBePaid(invoice) && invoice.dueOn < today
}

type Dated = { readonly status: InvoiceStatus; readonly dueOn: string }
