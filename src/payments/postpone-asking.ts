import { z } from 'zod'
import { plusMilliseconds } from '../kernel/calendar.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { PaymentId } from '../kernel/ids.ts'
import { findMethod } from '../methods/method-store.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import type { Payment } from './payment.ts'
import { lockPayment, savePayment } from './payment-store.ts'
import './payment-ports.ts'

const firstWaitMs = 60_000
const shortestLongestWaitMs = 60 * 60_000
/** So often, evenly, an outcome is asked for in the time that it may stay open. */
const asksWhileOpen = 24

/**
 * The gateway did not know yet, or did not answer: it is asked again, after twice as long each time, up to an hour; of what takes days
 * by its nature, as a debit, less often.
 */
export const postponeAsking = useCase({
  name: 'payment.postpone_asking',
  input: z.object({ paymentId: PaymentId }),
  output: NoOutput,
  may: systemOnly,
  withoutHistory: 'nothing became known',
  async run(work, { paymentId }) {
    const payment = orNotFound(await lockPayment(work.trx, paymentId))
    if (payment.askAt === null) return
    const wait = Math.min(firstWaitMs * 2 ** Math.min(payment.asked, 10), await longestWait(work, payment))
    const askAt = plusMilliseconds(work.now, wait)
    await savePayment(work.trx, { ...payment, asked: payment.asked + 1, askAt }, work.now)
  },
})

async function longestWait(work: Work, { gateway, customerId, methodId }: Payment): Promise<number> {
  const capabilities = work.ports.gateways.get(gateway)?.capabilities
  const method = methodId && (await findMethod(work.trx, customerId, methodId))
  if (!capabilities || !method) return shortestLongestWaitMs
  return Math.max(shortestLongestWaitMs, capabilities.openForMs[method.kind] / asksWhileOpen)
}
