import { staffWith } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { ifReachable } from './gateway.ts'
import { chargeOf } from './payment.ts'
import { gatewayOf } from './payment-ports.ts'
import { PaymentMade } from './payment-schema.ts'
import { recordVerdict, VerdictAsked } from './record-verdict.ts'
import { settleReview } from './settle-review.ts'

/**
 * Staff decide what a gateway put into review, or say whether a transfer came. Said twice by the same person, the second changes nothing;
 * said by two, the second is told of the first. Answers with the payment as it is then: still in review where the gateway did not answer.
 */
export const reviewPayment = process({
  name: 'payment.review',
  input: VerdictAsked,
  output: PaymentMade,
  may: staffWith('payments.review'),
  steps: { record: recordVerdict, settle: settleReview },
  async run({ actor, steps, ports }, asked) {
    const { payment, isToBeSent } = await steps.record(actor, asked)
    if (!isToBeSent) return payment
    const { paymentId, verdict } = asked
    const outcome = await ifReachable(() => gatewayOf(ports, payment).review(chargeOf(payment), verdict))
    return outcome === null ? payment : steps.settle(actor, { paymentId, outcome })
  },
})
