import { z } from 'zod'
import { findInvoice } from '../invoices/invoice-store.ts'
import { present } from '../kernel/assert.ts'
import { PaymentId } from '../kernel/ids.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { paymentStatuses } from './payment.ts'
import { ownsPayment } from './payment-queries.ts'
import { findPayment } from './payment-store.ts'

/** Which invoice a payment is for, and how it stands: where somebody who comes back from a challenge is led. */
export const paymentOutcome = query({
  name: 'payment.outcome',
  input: z.object({ paymentId: PaymentId }),
  output: z.object({ number: z.string(), status: z.enum(paymentStatuses) }),
  may: ownsPayment,
  async run({ reader }, { paymentId }) {
    const { parts, status } = orNotFound(await findPayment(reader, paymentId))
    const { invoiceId } = present(parts[0], 'what a payment pays')
    const { number } = orNotFound(await findInvoice(reader, { id: invoiceId }))
    return { number, status }
  },
})
