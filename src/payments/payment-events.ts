import type { InvoiceId, PaymentId } from '../kernel/ids.ts'
import type { Money } from '../kernel/money.ts'
import { event } from '../platform/history/catalogue.ts'
import type { PaymentOrigin } from './payment.ts'

type Attempt = {
  paymentId: PaymentId
  invoiceId: InvoiceId
  number: string
  amount: Money
  origin: PaymentOrigin
  gateway: string
  method: string
}

/** What the events of an attempt that came to nothing tell those who react to them. */
export type FailedPayment = Attempt & { reason: string }

export const paymentEvents = {
  'payment.started': event<Attempt>('transactions'),
  'payment.waiting': event<Attempt>('transactions'),
  'payment.approved': event<Attempt>('transactions'),
  'payment.in_review': event<Attempt & { reason: string }>('transactions', { audience: 'staff' }),
  'payment.refused': event<Attempt & { reason: string }>('transactions'),
  'payment.failed': event<Attempt & { reason: string }>('transactions'),
  'payment.disputed': event<Attempt>('transactions'),
  'payment.refunded': event<Attempt & { reason: string }>('transactions'),
  'payment.refund_started': event<Attempt & { reason: string }>('transactions', { audience: 'staff' }),
  'payment.refund_failed': event<Attempt & { reason: string }>('transactions', { audience: 'staff' }),
}

type PaymentEvents = typeof paymentEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends PaymentEvents {}
}
