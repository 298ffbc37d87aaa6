import { z } from 'zod'
import { ownsInvoice } from '../invoices/invoice-rules.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import { present } from '../kernel/assert.ts'
import { Day, list, Moment } from '../kernel/codecs.ts'
import { InvoiceId, PaymentId } from '../kernel/ids.ts'
import { ListedMethod } from '../methods/payment-method.ts'
import { pageOf } from '../platform/keyset.ts'
import { asCustomer } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { formGateway } from './method-forms.ts'
import { paymentStatuses, shownPaymentStatuses, shownStatus } from './payment.ts'
import { ListedPayment, listOwnPayments } from './payment-list-store.ts'
import { ownsPayment } from './payment-queries.ts'
import { PaymentMade } from './payment-schema.ts'
import { isUnderWay } from './payment-states.ts'
import { findPayment, paymentsOf } from './payment-store.ts'

const perPage = 25

/** The customer's stored methods, and one page of what they paid or tried to pay, newest first. */
export const paymentList = query({
  name: 'payment.list',
  input: z.object({ before: PaymentId.optional(), after: PaymentId.optional() }),
  output: z.object({
    today: Day,
    methods: list(ListedMethod),
    /** The gateway at which a new method is entered; null where none can be. */
    formGateway: z.string().nullable(),
    payments: list(ListedPayment),
    newer: PaymentId.nullable(),
    older: PaymentId.nullable(),
  }),
  may: asCustomer,
  async run({ reader, account, today, ports }, place) {
    const wanted = { customerId: account, place, limit: perPage + 1 }
    const { methods, payments } = await listOwnPayments(reader, wanted)
    const { rows, newer, older } = pageOf(payments, perPage, place)
    return {
      today,
      methods,
      formGateway: formGateway(ports),
      payments: rows,
      newer: newer?.id ?? null,
      older: older?.id ?? null,
    }
  },
})

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
