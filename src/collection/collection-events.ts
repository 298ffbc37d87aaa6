import { event } from '../platform/history/catalogue.ts'
import { Count, Day, InvoiceRef, Reason, SkippedTries } from '../platform/history/fields.ts'

/** Retry days that went by while nothing ran are not made up for: `skippedTries` of them. */
const tried = {
  invoice: InvoiceRef,
  attempt: Count,
  nextTryOn: Day.nullable(),
  skippedTries: SkippedTries,
}
const notTried = { invoice: InvoiceRef, reason: Reason, nextTryOn: Day.nullable() }

export const collectionEvents = {
  'renewal.charge_tried': event('purchases', tried),
  'renewal.not_charged': event('purchases', notTried),
  /** Its customer wants to pay it by hand, and its day has come. */
  'renewal.reminded': event('purchases', { invoice: InvoiceRef }),
  'instalment.charge_tried': event('schedules', tried),
  'instalment.not_charged': event('schedules', notTried),
  /** By staff, once more. */
  'invoice.sent_again': event('invoices', { invoice: InvoiceRef }),
}

type CollectionEvents = typeof collectionEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends CollectionEvents {}
  interface EventGroups {
    purchases: unknown
    schedules: unknown
    invoices: unknown
  }
}
