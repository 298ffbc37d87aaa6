import { z } from 'zod'
import { ownsInvoice } from '../invoices/invoice-rules.ts'
import { list, Moment } from '../kernel/codecs.ts'
import { InvoiceId } from '../kernel/ids.ts'
import { query } from '../platform/use-case.ts'
import { shownPaymentStatuses, shownStatus } from './payment.ts'
import { PaymentMade } from './payment-schema.ts'
import { isUnderWay } from './payment-states.ts'
import { paymentsOf } from './payment-store.ts'

/** Every attempt to pay one invoice, newest first. */
export const paymentsOfInvoice = query({
  name: 'payment.of_invoice',
  input: z.object({ invoiceId: InvoiceId }),
  output: list(
    PaymentMade.pick({
      id: true,
      methodLabel: true,
      reason: true,
      currency: true,
      amountMinor: true,
      refundedMinor: true,
    }).extend({ at: Moment, status: z.enum(shownPaymentStatuses), isUnresolved: z.boolean() }),
  ),
  may: ownsInvoice,
  async run({ reader }, { invoiceId }) {
    const attempts = await paymentsOf(reader, invoiceId)
    return attempts.map((one) => {
      const { id, createdAt, methodLabel, reason, currency, amountMinor, refundedMinor } = one
      return {
        id,
        at: createdAt,
        methodLabel,
        status: shownStatus(one),
        reason,
        currency,
        amountMinor,
        refundedMinor,
        isUnresolved: isUnderWay(one),
      }
    })
  },
})
