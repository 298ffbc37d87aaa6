import { type EventPayload, event } from '../platform/history/catalogue.ts'
import {
  choice,
  Day,
  Gateway,
  InvoiceRef,
  Method,
  PaymentRef,
  Reason,
  Words,
} from '../platform/history/fields.ts'
import { paymentOrigins } from './payment.ts'

/** What every event of a payment, and of money of it that goes back, tells. */
export const attemptFields = {
  payment: PaymentRef,
  invoice: InvoiceRef,
  origin: choice(paymentOrigins),
  gateway: Gateway,
  method: Method,
}
const withReason = { ...attemptFields, reason: Reason }
/** Who of staff decided so; null where nobody of them did. */
const reviewed = { reviewedBy: Words.nullable() }

export const paymentEvents = {
  'payment.started': event('transactions', attemptFields),
  'payment.waiting': event('transactions', attemptFields),
  'payment.approved': event('transactions', { ...attemptFields, ...reviewed }, { version: 2 }),
  /** It came outside of the shop, as staff have it written down. */
  'payment.recorded': event('transactions', {
    payment: PaymentRef,
    invoice: InvoiceRef,
    method: Method,
    receivedOn: Day,
    reference: Words.nullable(),
  }),
  'payment.in_review': event('transactions', withReason, { audience: 'staff' }),
  'payment.refused': event('transactions', { ...withReason, ...reviewed }, { version: 2 }),
  'payment.failed': event('transactions', withReason),
}

/** What the events of an attempt that came to nothing tell those who react to them. */
export type FailedPayment = EventPayload<'payment.refused' | 'payment.failed'>

type PaymentEvents = typeof paymentEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends PaymentEvents {}
  interface EventGroups {
    transactions: unknown
  }
}
