import type { InvoiceId, PaymentId } from '../kernel/ids.ts'
import type { Money } from '../kernel/money.ts'
import { event } from '../platform/history/catalogue.ts'

type Attempt = {
  paymentId: PaymentId
  invoiceId: InvoiceId
  number: string
  amount: Money
  gateway: string
  method: string
}

/** `skippedTries`: retry days that went by while nothing ran; they are not made up for. */
type Tried = {
  invoiceId: InvoiceId
  number: string
  attempt: number
  nextTryOn: string | null
  skippedTries: number
}
type NotTried = { invoiceId: InvoiceId; number: string; reason: string; nextTryOn: string | null }

export const paymentEvents = {
  'payment.started': event<Attempt>('transactions'),
  'payment.waiting': event<Attempt>('transactions'),
  'payment.approved': event<Attempt>('transactions'),
  'payment.held': event<Attempt & { reason: string }>('transactions', { audience: 'staff' }),
  'payment.refused': event<Attempt & { reason: string }>('transactions'),
  'payment.failed': event<Attempt & { reason: string }>('transactions'),
  'payment.disputed': event<Attempt>('transactions'),
  'payment.refunded': event<Attempt & { reason: string }>('transactions'),
  'payment.refund_started': event<Attempt & { reason: string }>('transactions', { audience: 'staff' }),
  'payment.refund_failed': event<Attempt & { reason: string }>('transactions', { audience: 'staff' }),
  'renewal.charge_tried': event<Tried>('purchases'),
  'renewal.not_charged': event<NotTried>('purchases'),
  'instalment.charge_tried': event<Tried>('schedules'),
  'instalment.not_charged': event<NotTried>('schedules'),
  'payment_method.added': event<{ label: string }>('methods'),
  'payment_method.removed': event<{ label: string }>('methods'),
  'payment_method.made_default': event<{ label: string }>('methods'),
}

type PaymentEvents = typeof paymentEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends PaymentEvents {}
}
