import { type EventPayload, event } from '../platform/history/catalogue.ts'
import { choice, Gateway, InvoiceRef, Method, PaymentRef, Reason } from '../platform/history/fields.ts'
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

export const paymentEvents = {
  'payment.started': event('transactions', attemptFields),
  'payment.waiting': event('transactions', attemptFields),
  'payment.approved': event('transactions', attemptFields),
  'payment.in_review': event('transactions', withReason, { audience: 'staff' }),
  'payment.refused': event('transactions', withReason),
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
