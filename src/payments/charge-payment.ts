import { system } from '../platform/actor.ts'
import type { Call } from '../platform/process.ts'
import type { Begun } from './begin-payment.ts'
import { ifReachable } from './gateway.ts'
import { chargeOf, type Payment } from './payment.ts'
import { gatewayOf } from './payment-ports.ts'
import { findPayment } from './payment-queries.ts'
import { preparePayment } from './prepare-payment.ts'
import { settlePayment } from './settle-payment.ts'

/** The steps of whatever charges an attempt. */
export const chargingSteps = { find: findPayment, prepare: preparePayment, settle: settlePayment }

/** Who writes down what a gateway said, whoever wanted the payment. */
export const payments = system('payments')

/**
 * Charges an attempt that was recorded: the gateway prepares it, its id is written down, the gateway carries it out, the outcome is
 * recorded. Killed at any point, the attempt stands in the database and the gateway is asked what became of it. An unknown
 * outcome stays `processing`.
 */
export async function charge(
  { steps, ports }: Call<typeof chargingSteps>,
  { payment, token, description }: Begun,
): Promise<Payment> {
  if (token === null) return payment
  const gateway = gatewayOf(ports, payment)
  const returnUrl = `${ports.shopUrl}/account/payments/${payment.id}/return`
  const { key, amount } = chargeOf(payment)
  const prepared = await ifReachable(() => gateway.prepare({ key, amount, token, description, returnUrl }))
  if (prepared === null) return payment
  const { externalId } = prepared
  if (!(await steps.prepare(payments, { paymentId: payment.id, externalId }))) {
    return steps.find(payments, { paymentId: payment.id })
  }
  const outcome = await ifReachable(() => gateway.confirm({ key, externalId, amount }))
  if (outcome === null) return { ...payment, externalId }
  return steps.settle(payments, { paymentId: payment.id, outcome })
}
