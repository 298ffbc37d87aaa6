import { z } from 'zod'
import { InvoiceId, PaymentId } from '../kernel/ids.ts'
import { ownership, type Rule, systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { PaymentMade } from './payment-schema.ts'
import { findPayment as findPaymentRow, findUnresolved, ownerOfPayment } from './payment-store.ts'

export const ownsPayment: Rule<{ paymentId: PaymentId }> = {
  grants: ['owner'],
  async verdict({ actor, reader }, { paymentId }) {
    if (actor.kind !== 'customer') return ownership(actor, false)
    return ownership(actor, (await ownerOfPayment(reader, paymentId)) === actor.customerId)
  },
}

export const findPayment = query({
  name: 'payment.find',
  input: z.object({ paymentId: PaymentId }),
  output: PaymentMade,
  may: systemOnly,
  run: async ({ reader }, { paymentId }) => orNotFound(await findPaymentRow(reader, paymentId)),
})

/** The attempt of an invoice whose outcome is not known yet, or null. */
export const unresolvedPayment = query({
  name: 'payment.unresolved',
  input: z.object({ invoiceId: InvoiceId }),
  output: PaymentMade.nullable(),
  may: systemOnly,
  run: async ({ reader }, { invoiceId }) => (await findUnresolved(reader, invoiceId)) ?? null,
})
