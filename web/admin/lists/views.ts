import type { EmailStatus } from '../../../src/email/email-states.ts'
import type { InvoiceView } from '../../../src/overviews/staff-invoice-list-store.ts'
import type { PurchaseView } from '../../../src/overviews/staff-purchase-list-store.ts'
import type { ShownPaymentStatus } from '../../../src/payments/payment.ts'

/** What part of each list a tab shows, in the order of the tabs. */
export const purchaseViews: readonly PurchaseView[] = ['all', 'active', 'ending', 'expired', 'cancelled']
export const invoiceViews: readonly InvoiceView[] = [
  'all',
  'pending',
  'overdue',
  'failed_charges',
  'paid',
  'expired',
  'cancelled',
]
export const paymentViews: readonly ShownPaymentStatus[] = [
  'approved',
  'in_review',
  'pending',
  'processing',
  'refused',
  'failed',
  'partly_refunded',
  'refunded',
  'disputed',
]
export const emailViews: readonly EmailStatus[] = ['queued', 'sent', 'kept', 'held_back', 'failed']
