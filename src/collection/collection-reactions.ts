import { on } from '../platform/reactions.ts'
import { chargeAfterTransfer } from './charge-after-transfer.ts'

export const collectionReactions = [
  on('payment.refused', chargeAfterTransfer),
  on('payment.failed', chargeAfterTransfer),
]
