import { z } from 'zod'
import { ifReachable } from '../payments/gateway.ts'
import type { RefundOutcome } from '../payments/gateway-answers.ts'
import { isOnItsWayBack } from '../payments/outcome-states.ts'
import { gatewayOf } from '../payments/payment-ports.ts'
import { system } from '../platform/actor.ts'
import { systemOnly } from '../platform/permission.ts'
import { type Call, process } from '../platform/process.ts'
import { type Refund, refundStatuses } from './refund.ts'
import { postponeAskingRefund, refundOrder } from './refund-order.ts'
import { settleRefund } from './settle-refund.ts'

/** The steps of whatever learns from a gateway what became of a refund. */
export const refundingSteps = { order: refundOrder, settle: settleRefund, postpone: postponeAskingRefund }

/** Who writes down what a gateway said, whoever wanted the refund. */
export const refunds = system('refunds')

/**
 * The janitor: what became of a refund whose outcome is not known. One the gateway never heard of is sent again with its key: whoever
 * was on the way to send it may still arrive, and the same key is the same refund.
 */
export const askRefund = process({
  name: 'refund.ask',
  input: z.object({ refundId: z.uuid() }),
  output: z.enum(refundStatuses),
  may: systemOnly,
  steps: refundingSteps,
  async run(call, { refundId }) {
    const order = await call.steps.order(refunds, { refundId })
    const gateway = gatewayOf(call.ports, order)
    const outcome = await ifReachable(
      async () => (await gateway.findRefund(order.asked)) ?? gateway.refund(order.asked),
    )
    return recordOutcome(call, refundId, outcome)
  },
})

/** Null: the gateway did not answer. What is not known yet is asked for later. */
export async function recordOutcome(
  { steps }: Call<typeof refundingSteps>,
  refundId: string,
  outcome: RefundOutcome | null,
): Promise<Refund['status']> {
  if (outcome && !isOnItsWayBack(outcome)) return steps.settle(refunds, { refundId, outcome })
  await steps.postpone(refunds, { refundId })
  return 'processing'
}
