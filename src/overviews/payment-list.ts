import { z } from 'zod'
import { Day, list } from '../kernel/codecs.ts'
import { PaymentId } from '../kernel/ids.ts'
import { ListedMethod } from '../methods/payment-method.ts'
import { formGateway } from '../payments/method-forms.ts'
import { pageOf } from '../platform/keyset.ts'
import { asCustomer } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { ListedPayment, listOwnPayments } from './payment-list-store.ts'

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
