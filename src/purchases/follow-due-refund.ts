import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { systemOnly } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { Refused } from '../platform/refused.ts'
import { postponeFollowing } from '../refunds/refund-order.ts'
import { followRefund } from './follow-refund.ts'

/** The worker: what is to follow a refund. While a renewal of it is being paid, that waits for the outcome, and nothing is wrong. */
export const followDueRefund = process({
  name: 'refund.follow_when_due',
  input: z.object({ refundId: z.uuid() }),
  output: NoOutput,
  may: systemOnly,
  steps: { follow: followRefund, postpone: postponeFollowing },
  async run({ actor, steps }, { refundId }) {
    try {
      await steps.follow(actor, { refundId })
    } catch (error) {
      const isBeingPaid = error instanceof Refused && error.code === 'invoice_has_unresolved_payment'
      if (!isBeingPaid) throw error
      await steps.postpone(actor, { refundId })
    }
  },
})
