import { z } from 'zod'
import { plusMilliseconds } from '../kernel/calendar.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { PaymentId } from '../kernel/ids.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { lockPayment, savePayment } from './payment-store.ts'

const firstWaitMs = 60_000
const longestWaitMs = 60 * 60_000

/** The gateway did not know yet, or did not answer: it is asked again, after twice as long each time, up to an hour. */
export const postponeAsking = useCase({
  name: 'payment.postpone_asking',
  input: z.object({ paymentId: PaymentId }),
  output: NoOutput,
  may: systemOnly,
  withoutHistory: 'nothing became known',
  async run(work, { paymentId }) {
    const payment = orNotFound(await lockPayment(work.trx, paymentId))
    if (payment.askAt === null) return
    const wait = Math.min(firstWaitMs * 2 ** Math.min(payment.asked, 10), longestWaitMs)
    const postponed = {
      ...payment,
      asked: payment.asked + 1,
      askAt: plusMilliseconds(work.now, wait),
    }
    await savePayment(work.trx, postponed, work.now)
  },
})
