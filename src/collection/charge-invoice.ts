import { z } from 'zod'
import { InvoiceId } from '../kernel/ids.ts'
import { charge, chargingSteps } from '../payments/charge-payment.ts'
import { PaymentMade } from '../payments/payment-schema.ts'
import { systemOnly } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { beginDueCharge } from './begin-due-charge.ts'

/** Charges an invoice whose day has come to the stored method. Null: there is nothing to charge. */
export const chargeInvoice = process({
  name: 'collection.charge',
  input: z.object({ invoiceId: InvoiceId }),
  output: PaymentMade.nullable(),
  may: systemOnly,
  steps: { ...chargingSteps, begin: beginDueCharge },
  async run(call, { invoiceId }) {
    const begun = await call.steps.begin(call.actor, { invoiceId })
    return begun && charge(call, begun)
  },
})
