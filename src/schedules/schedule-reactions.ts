import { on } from '../platform/reactions.ts'
import { instalmentPaymentFailed, remindOfInstalment } from './instalment-payment-failed.ts'
import { startSchedule } from './start-schedule.ts'

export const scheduleReactions = [
  on('purchase.made', startSchedule),
  on('payment.refused', instalmentPaymentFailed),
  on('payment.failed', instalmentPaymentFailed),
  on('instalment.not_charged', remindOfInstalment),
]
