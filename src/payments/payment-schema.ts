import { z } from 'zod'
import { list, MinorUnits, Moment } from '../kernel/codecs.ts'
import { CustomerId, InvoiceId, PaymentId, PaymentMethodId, UserId } from '../kernel/ids.ts'
import { type Payment, paymentOrigins, paymentStatuses, type Verdict, verdicts } from './payment.ts'

export const VerdictGiven = z.object({
  says: z.enum(verdicts),
  reason: z.string().nullable(),
  userId: UserId,
  by: z.string(),
  at: Moment,
}) satisfies z.ZodType<Verdict>

/** A payment as use cases answer with it. */
export const PaymentMade = z.object({
  id: PaymentId,
  customerId: CustomerId,
  parts: list(z.object({ invoiceId: InvoiceId, amountMinor: MinorUnits })),
  gateway: z.string(),
  externalId: z.string().nullable(),
  methodId: PaymentMethodId.nullable(),
  methodLabel: z.string(),
  status: z.enum(paymentStatuses),
  currency: z.string(),
  amountMinor: MinorUnits,
  refundedMinor: MinorUnits,
  lostMinor: MinorUnits,
  disputedAt: Moment.nullable(),
  reason: z.string().nullable(),
  verdict: VerdictGiven.nullable(),
  continueUrl: z.string().nullable(),
  origin: z.enum(paymentOrigins),
  createdAt: Moment,
  askAt: Moment.nullable(),
  asked: z.number().int(),
}) satisfies z.ZodType<Payment>
