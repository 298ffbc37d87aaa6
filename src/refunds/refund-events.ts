import { attemptFields } from '../payments/payment-events.ts'
import { event } from '../platform/history/catalogue.ts'
import { Reason } from '../platform/history/fields.ts'

const withReason = { ...attemptFields, reason: Reason }

export const refundEvents = {
  'refund.started': event('transactions', withReason, { audience: 'staff' }),
  'refund.completed': event('transactions', withReason),
  'refund.failed': event('transactions', withReason, { audience: 'staff' }),
}

type RefundEvents = typeof refundEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends RefundEvents {}
  interface EventGroups {
    transactions: unknown
  }
}
