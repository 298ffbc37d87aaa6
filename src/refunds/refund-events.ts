import { attemptFields } from '../payments/payment-events.ts'
import { event } from '../platform/history/catalogue.ts'
import { choice, InvoiceRef, Reason } from '../platform/history/fields.ts'
import { afterwardsChoices } from './refund-states.ts'

const withReason = { ...attemptFields, reason: Reason }

export const refundEvents = {
  'refund.started': event('transactions', withReason, { audience: 'staff' }),
  'refund.completed': event('transactions', withReason),
  'refund.failed': event('transactions', withReason, { audience: 'staff' }),
  'credit_return.started': event('credit', withReason),
  'credit_return.completed': event('credit', withReason),
  'credit_return.failed': event('credit', withReason),
  'refund.followed': event(
    'transactions',
    { invoice: InvoiceRef, afterwards: choice(afterwardsChoices) },
    { audience: 'staff' },
  ),
}

type RefundEvents = typeof refundEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends RefundEvents {}
  interface EventGroups {
    credit: unknown
    transactions: unknown
  }
}
