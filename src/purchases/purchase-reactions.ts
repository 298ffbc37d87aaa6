import { on } from '../platform/reactions.ts'
import { stopWhatWasPaid } from './dispute-lost.ts'
import { remindOfRenewal, remindWhereNotCharged } from './remind-of-renewal.ts'
import { renewalPaymentFailed } from './renewal-payment-failed.ts'
import { shrinkBilled } from './shrink-billed.ts'

export const purchaseReactions = [
  on('payment.refused', renewalPaymentFailed),
  on('payment.failed', renewalPaymentFailed),
  on('renewal.not_charged', remindWhereNotCharged),
  on('renewal.reminded', remindOfRenewal),
  on('dispute.lost', stopWhatWasPaid),
  on('credit_note.issued', shrinkBilled),
]
