import { z } from 'zod'
import { PaymentId } from '../kernel/ids.ts'
import { either, systemOnly } from '../platform/permission.ts'
import { type Call, process } from '../platform/process.ts'
import { payments } from './charge-payment.ts'
import { ifReachable } from './gateway.ts'
import type { ChargeOutcome } from './gateway-answers.ts'
import { isFailure, isPrepared } from './outcome-states.ts'
import { chargeOf, type Payment } from './payment.ts'
import { gatewayOf } from './payment-ports.ts'
import { findPayment, ownsPayment } from './payment-queries.ts'
import { PaymentMade } from './payment-schema.ts'
import { postponeAsking } from './postpone-asking.ts'
import { settlePayment } from './settle-payment.ts'

/** A charge that was never confirmed is given up this long after it was recorded: until then it may be on its way. */
const onItsWayMs = 30_000

/** The steps of whatever asks what became of an attempt. */
export const askingSteps = { settle: settlePayment, postpone: postponeAsking }
type Asking = Call<typeof askingSteps>

/** The customer is back from a challenge, or the janitor looks after it. */
export const askPayment = process({
  name: 'payment.ask',
  input: z.object({ paymentId: PaymentId }),
  output: PaymentMade,
  may: either(ownsPayment, systemOnly),
  steps: { ...askingSteps, find: findPayment },
  run: async (call, { paymentId }) => refresh(call, await call.steps.find(payments, { paymentId })),
})

/** Asks the gateway what became of an attempt, and records it. What is not known yet is asked for again later. */
export async function refresh(call: Asking, payment: Payment): Promise<Payment> {
  const { steps, clock } = call
  const { id: paymentId } = payment
  const outcome = await ifReachable(() => outcomeOf(call, payment))
  const after = outcome === null ? payment : await steps.settle(payments, { paymentId, outcome })
  if (after.askAt !== null && after.askAt <= clock.now()) await steps.postpone(payments, { paymentId })
  return after
}

/**
 * Null while it is not known. What was never confirmed is withdrawn before it is given up, so that nobody can confirm it
 * afterwards.
 */
async function outcomeOf({ ports, clock }: Asking, payment: Payment): Promise<ChargeOutcome | null> {
  const gateway = gatewayOf(ports, payment)
  const heard = await gateway.find(chargeOf(payment))
  if (heard !== null && !isPrepared(heard)) return heard
  if (Date.parse(clock.now()) - Date.parse(payment.createdAt) < onItsWayMs) return null
  if (heard !== null) {
    const { externalId } = heard
    const withdrawn = await gateway.withdraw({ ...chargeOf(payment), externalId })
    if (!isFailure(withdrawn)) return withdrawn
  }
  return { status: 'failed', externalId: null, reason: 'not_sent' }
}
