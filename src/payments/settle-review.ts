import { z } from 'zod'
import { PaymentId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { ChargeOutcome } from './gateway-answers.ts'
import type { Payment } from './payment.ts'
import { PaymentMade } from './payment-schema.ts'
import { isInReview, isWaiting, wasDecided } from './payment-states.ts'
import { lockAttempt, settleLocked } from './settle-payment.ts'

/** Kept by the gateway for a person to look at, or paid in a way that only a person can confirm. */
export function awaitsReview(payment: Payment): boolean {
  return isInReview(payment) || (isWaiting(payment) && payment.methodId === null)
}

/** What the gateway made of staff's verdict. Said twice, the second changes nothing. */
export const settleReview = useCase({
  name: 'payment.settle_review',
  input: z.object({ paymentId: PaymentId, outcome: ChargeOutcome }),
  output: PaymentMade,
  may: staffWith('payments.review'),
  async run(work, { paymentId, outcome }) {
    const attempt = await lockAttempt(work, paymentId)
    const { payment } = attempt
    if (!awaitsReview(payment) && !wasDecided(payment)) throw new Refused('payment_not_in_review')
    return settleLocked(work, attempt, outcome)
  },
})
