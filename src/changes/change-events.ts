import { event } from '../platform/history/catalogue.ts'
import { Amount, choice, Day, InvoiceRef, PurchaseRef, Words } from '../platform/history/fields.ts'

/** Why a change that waited to be paid came to nothing. */
export const withdrawals = ['left', 'overtaken'] as const

export const changeEvents = {
  /** It holds as soon as its invoice is paid. */
  'change.begun': event('purchases', { purchase: PurchaseRef, name: Words, invoice: InvoiceRef }),
  /** Its customer left it; or what it was to change has meanwhile become something else. */
  'change.withdrawn': event('purchases', {
    purchase: PurchaseRef,
    name: Words,
    invoice: InvoiceRef,
    reason: choice(withdrawals),
  }),
  /** What is left of an invoice's money, for days that are left. */
  'change.credited': event('credit', { purchase: PurchaseRef, invoice: InvoiceRef, amount: Amount }),
  /** What it was before, the invoice that it was paid with, and the term that it is in now. */
  'purchase.changed': event('purchases', {
    purchase: PurchaseRef,
    before: Words,
    invoice: InvoiceRef.nullable(),
    from: Day.nullable(),
    to: Day.nullable(),
  }),
}

type ChangeEvents = typeof changeEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends ChangeEvents {}
  interface EventGroups {
    credit: unknown
    purchases: unknown
  }
}
