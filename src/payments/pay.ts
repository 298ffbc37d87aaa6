import { z } from 'zod'
import { InvoiceId } from '../kernel/ids.ts'
import { asCustomer, either, systemOnly } from '../platform/permission.ts'
import { type Call, process } from '../platform/process.ts'
import { Refused } from '../platform/refused.ts'
import { askingSteps, refresh } from './ask-payment.ts'
import { beginPayment, PayWith } from './begin-payment.ts'
import { charge, chargingSteps, payments } from './charge-payment.ts'
import { chargeOf, type Payment } from './payment.ts'
import { gatewayOf } from './payment-ports.ts'
import { unresolvedPayment } from './payment-queries.ts'
import { PaymentMade } from './payment-schema.ts'
import { isUnderWay, isWaiting, wasTaken } from './payment-states.ts'

const OfOne = z
  .object({ invoiceId: InvoiceId, with: PayWith, fromCreditMinor: beginPayment.input.shape.fromCreditMinor })
  .transform(({ invoiceId, ...how }) => ({ invoiceIds: [invoiceId], ...how }))

const steps = { ...chargingSteps, ...askingSteps, begin: beginPayment, unresolved: unresolvedPayment }
type Paying = Call<typeof steps>
type Wanted = z.output<typeof beginPayment.input>

/**
 * Pays what is open of invoices. Whose they are is seen where the attempt begins, on the locked rows. A challenge answers with `continueUrl`; an unknown outcome stays
 * `processing`.
 */
export const pay = process({
  name: 'payment.pay',
  input: z.union([beginPayment.input, OfOne]),
  output: PaymentMade,
  may: either(asCustomer, systemOnly),
  steps,
  async run(call, wanted) {
    const { actor, steps } = call
    const asked = { ...wanted, fromCreditMinor: String(wanted.fromCreditMinor ?? 0n) }
    try {
      return await charge(call, await steps.begin(actor, asked))
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'payment_under_way') throw error
      const open = await clearTheWay(call, wanted)
      return open ?? charge(call, await steps.begin(actor, asked))
    }
  },
})

/**
 * An attempt of one of these invoices stands in the way of a new one. A challenge with the same method is gone on with
 * (returned) when it pays the same invoices; another one, or a bank transfer that was only announced, is withdrawn; what was never confirmed is given up.
 */
async function clearTheWay(call: Paying, { invoiceIds, with: payWith }: Wanted): Promise<Payment | null> {
  const { steps, ports } = call
  for (const invoiceId of invoiceIds) {
    const found = await steps.unresolved(payments, { invoiceId })
    if (!found) continue
    const now = await refresh(call, found)
    const isSame = paysExactly(now, invoiceIds)
    const sameMethod = 'methodId' in payWith && now.methodId === payWith.methodId
    if (!isUnderWay(now)) {
      if (wasTaken(now) && isSame) return now
      continue
    }
    if (isWaiting(now) && sameMethod && isSame) return now
    if (!isWaiting(now)) throw new Refused('payment_under_way')
    const outcome = await gatewayOf(ports, now).withdraw(chargeOf(now))
    const withdrawn = await steps.settle(payments, { paymentId: now.id, outcome })
    if (wasTaken(withdrawn) && isSame) return withdrawn
    if (isUnderWay(withdrawn)) throw new Refused('payment_under_way')
  }
  return null
}

/** One that was taken for others too answers for nothing else: beginning anew says which invoice is paid already. */
function paysExactly({ parts }: Payment, invoiceIds: readonly string[]): boolean {
  return (
    parts.length === new Set(invoiceIds).size &&
    parts.every(({ invoiceId }) => invoiceIds.includes(invoiceId))
  )
}
