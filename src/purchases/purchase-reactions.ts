import { on } from '../platform/reactions.ts'
import { stopWhatWasPaid } from './dispute-lost.ts'
import { renewalPaymentFailed } from './renewal-payment-failed.ts'

export const purchaseReactions = [
  on('payment.refused', renewalPaymentFailed),
  on('payment.failed', renewalPaymentFailed),
  on('dispute.lost', stopWhatWasPaid),
]
