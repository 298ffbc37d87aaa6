import { z } from 'zod'
import { plusMilliseconds } from '../kernel/calendar.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { PaymentId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { isInReview } from './payment-states.ts'
import { lockPayment, savePayment } from './payment-store.ts'

const askAfterMs = 60_000

/**
 * A verdict about a payment in review is about to be sent to its gateway. Should the answer be lost, the gateway is asked what it
 * made of it, so that money that it took is not missed.
 */
export const askAfterVerdict = useCase({
  name: 'payment.ask_after_verdict',
  input: z.object({ paymentId: PaymentId }),
  output: NoOutput,
  may: staffWith('payments.review'),
  withoutHistory: 'what becomes of it is recorded',
  async run(work, { paymentId }) {
    const payment = orNotFound(await lockPayment(work.trx, paymentId))
    if (!isInReview(payment)) return
    const askAt = plusMilliseconds(work.now, askAfterMs)
    await savePayment(work.trx, { ...payment, asked: 0, askAt }, work.now)
  },
})
