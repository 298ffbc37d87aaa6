import { on } from '../platform/reactions.ts'
import { forgetProvisional } from './forget-provisional.ts'

export const paymentReactions = [
  on('payment.failed', forgetProvisional),
  on('payment.refused', forgetProvisional),
]
