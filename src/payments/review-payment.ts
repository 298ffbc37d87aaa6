import { z } from 'zod'
import { PaymentId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { Refused } from '../platform/refused.ts'
import { askAfterVerdict } from './ask-after-verdict.ts'
import { payments } from './charge-payment.ts'
import { chargeOf } from './payment.ts'
import { gatewayOf } from './payment-ports.ts'
import { findPayment } from './payment-queries.ts'
import { PaymentMade } from './payment-schema.ts'
import { isUnderWay } from './payment-states.ts'
import { awaitsReview, settleReview } from './settle-review.ts'

/** Staff decide what a gateway put into review, or say whether a transfer came. */
export const reviewPayment = process({
  name: 'payment.review',
  input: z.object({ paymentId: PaymentId, verdict: z.enum(['accept', 'refuse']) }),
  output: PaymentMade,
  may: staffWith('payments.review'),
  steps: { find: findPayment, askSoon: askAfterVerdict, settle: settleReview },
  async run({ actor, steps, ports }, { paymentId, verdict }) {
    const payment = await steps.find(payments, { paymentId })
    if (!isUnderWay(payment)) return payment
    if (!awaitsReview(payment)) throw new Refused('payment_not_in_review')
    await steps.askSoon(actor, { paymentId })
    const outcome = await gatewayOf(ports, payment).review(chargeOf(payment), verdict)
    return steps.settle(actor, { paymentId, outcome })
  },
})
