import { on } from '../platform/reactions.ts'
import { addPaidInstalments, takeRefundedInstalments } from './change-billed.ts'
import { instalmentPaymentFailed, remindOfInstalment } from './instalment-payment-failed.ts'
import { startSchedule } from './start-schedule.ts'

export const scheduleReactions = [
  on('purchase.made', startSchedule),
  on('payment.refused', instalmentPaymentFailed),
  on('payment.failed', instalmentPaymentFailed),
  on('instalment.not_charged', remindOfInstalment),
  on('instalment.paid', addPaidInstalments),
  on('credit_note.issued', takeRefundedInstalments),
]
