import { z } from 'zod'
import { InvoiceId, PaymentId } from '../kernel/ids.ts'
import { owns, systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { PaymentMade } from './payment-schema.ts'
import { findPayment as findPaymentRow, findUnresolved, ownerOfPayment } from './payment-store.ts'

/** The customer whose attempt to pay it is. */
export const ownsPayment = owns<{ paymentId: PaymentId }>((reader, { paymentId }) =>
  ownerOfPayment(reader, paymentId),
)

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
