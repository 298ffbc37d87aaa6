import { z } from 'zod'
import { MinorUnits, Moment } from '../kernel/codecs.ts'
import { CustomerId, InvoiceId, PaymentId, PaymentMethodId } from '../kernel/ids.ts'
import { type Payment, type PaymentOrigin, paymentStatuses } from './payment.ts'

const origins = ['customer', 'renewal', 'instalment', 'staff'] as const satisfies readonly PaymentOrigin[]

/** A payment as use cases answer with it. */
export const PaymentMade = z.object({
  id: PaymentId,
  invoiceId: InvoiceId,
  customerId: CustomerId,
  gateway: z.string(),
  externalId: z.string().nullable(),
  methodId: PaymentMethodId.nullable(),
  methodLabel: z.string(),
  status: z.enum(paymentStatuses),
  currency: z.string(),
  amountMinor: MinorUnits,
  refundedMinor: MinorUnits,
  reason: z.string().nullable(),
  continueUrl: z.string().nullable(),
  origin: z.enum(origins),
  createdAt: Moment,
  askAt: Moment.nullable(),
  asked: z.number().int(),
}) satisfies z.ZodType<Payment>
