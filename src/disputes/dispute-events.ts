import { event } from '../platform/history/catalogue.ts'
import { Amount, InvoiceRef, Method, PaymentRef, Reason } from '../platform/history/fields.ts'

const dispute = { payment: PaymentRef, invoice: InvoiceRef, method: Method }

export const disputeEvents = {
  'dispute.inquired': event('transactions', { ...dispute, reason: Reason }),
  'dispute.opened': event('transactions', { ...dispute, reason: Reason }),
  'dispute.funds_withdrawn': event('transactions', { ...dispute, fee: Amount }, { audience: 'staff' }),
  'dispute.funds_reinstated': event('transactions', dispute, { audience: 'staff' }),
  'dispute.won': event('transactions', dispute),
  'dispute.lost': event('transactions', dispute),
}

type DisputeEvents = typeof disputeEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends DisputeEvents {}
  interface EventGroups {
    transactions: unknown
  }
}
