import { z } from 'zod'
import { ifReachable } from '../payments/gateway.ts'
import { gatewayOf } from '../payments/payment-ports.ts'
import { staffWith } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { Refused } from '../platform/refused.ts'
import { recordOutcome, refundingSteps, refunds } from '../refunds/ask-refund.ts'
import { beginRefund } from '../refunds/begin-refund.ts'
import { refundStatuses } from '../refunds/refund.ts'
import { isOfCredit, isRefundDone } from '../refunds/refund-states.ts'
import { followRefund } from './follow-refund.ts'

/**
 * Refunding, which spans transactions as paying does: recorded, sent, outcome recorded, and then what is wanted of what was bought; asked
 * for when it is unknown. Sent again with the same key, it is the same refund, and answers with how that one stands.
 */
export const makeRefund = process({
  name: 'refund.make',
  input: beginRefund.input,
  output: z.enum(refundStatuses),
  may: staffWith('payments.refund'),
  steps: { ...refundingSteps, begin: beginRefund, follow: followRefund },
  async run(call, wanted) {
    const { actor, steps, ports, options } = call
    let isRepeat = false
    const onRepeat = () => {
      isRepeat = true
      options.onRepeat?.()
    }
    const asText = { ...wanted, amountMinor: String(wanted.amountMinor) }
    const refundId = await steps.begin(actor, asText, { ...options, onRepeat })
    const order = await steps.order(refunds, { refundId })
    // The first is on its way, or the janitor asks after it: a second call could be paid out behind its back.
    if (isRepeat) return order.status
    const outcome = await ifReachable(() => gatewayOf(ports, order).refund(order.asked))
    const status = await recordOutcome(call, refundId, outcome)
    if (isRefundDone({ status }) && !isOfCredit(wanted))
      await followed(() => steps.follow(actor, { refundId }))
    return status
  },
})

/** The money is back, whatever holds up what is to follow, as a renewal that is being paid: the worker tries that again. */
async function followed(follow: () => Promise<void>): Promise<void> {
  try {
    await follow()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}
