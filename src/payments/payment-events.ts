import { type EventPayload, event } from '../platform/history/catalogue.ts'
import { choice, Gateway, InvoiceRef, Method, PaymentRef, Reason } from '../platform/history/fields.ts'
import { paymentOrigins } from './payment.ts'

const attempt = {
  payment: PaymentRef,
  invoice: InvoiceRef,
  origin: choice(paymentOrigins),
  gateway: Gateway,
  method: Method,
}
const withReason = { ...attempt, reason: Reason }

export const paymentEvents = {
  'payment.started': event('transactions', attempt),
  'payment.waiting': event('transactions', attempt),
  'payment.approved': event('transactions', attempt),
  'payment.in_review': event('transactions', withReason, { audience: 'staff' }),
  'payment.refused': event('transactions', withReason),
  'payment.failed': event('transactions', withReason),
  'payment.refunded': event('transactions', withReason),
  'payment.refund_started': event('transactions', withReason, { audience: 'staff' }),
  'payment.refund_failed': event('transactions', withReason, { audience: 'staff' }),
}

/** What the events of an attempt that came to nothing tell those who react to them. */
export type FailedPayment = EventPayload<'payment.refused' | 'payment.failed'>

type PaymentEvents = typeof paymentEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends PaymentEvents {}
}
