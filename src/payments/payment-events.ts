import type { InvoiceId, TransactionId } from '../kernel/ids.ts'
import type { Money } from '../kernel/money.ts'
import { event } from '../platform/history/catalogue.ts'

type Attempt = {
  transactionId: TransactionId
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
  'transaction.started': event<Attempt>('transactions'),
  'transaction.waiting': event<Attempt>('transactions'),
  'transaction.approved': event<Attempt>('transactions'),
  'transaction.held': event<Attempt & { reason: string }>('transactions', { audience: 'staff' }),
  'transaction.refused': event<Attempt & { reason: string }>('transactions'),
  'transaction.failed': event<Attempt & { reason: string }>('transactions'),
  'transaction.disputed': event<Attempt>('transactions'),
  'transaction.refunded': event<Attempt & { reason: string }>('transactions'),
  'transaction.refund_started': event<Attempt & { reason: string }>('transactions', { audience: 'staff' }),
  'transaction.refund_failed': event<Attempt & { reason: string }>('transactions', { audience: 'staff' }),
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
