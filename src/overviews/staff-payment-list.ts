import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { CustomerId, PaymentId } from '../kernel/ids.ts'
import { shownPaymentStatuses } from '../payments/payment.ts'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { perPage } from './staff-list.ts'
import { listPayments, paymentsToReview, StaffListedPayment } from './staff-payment-list-store.ts'

const mostToReview = 100

const StaffPaymentList = z.object({
  /** Those that wait for a person; on the first page only. */
  toReview: list(StaffListedPayment),
  payments: list(StaffListedPayment),
  older: PaymentId.nullable(),
})

/** What waits for a decision, and one page of all payments, the newest first. */
export const staffPaymentList = query({
  name: 'payment.staff_list',
  input: z.object({
    status: z.enum(shownPaymentStatuses).optional(),
    typed: z.string().trim().max(200).default(''),
    customerId: CustomerId.optional(),
    before: PaymentId.optional(),
  }),
  output: StaffPaymentList,
  may: staffWith('customers.view'),
  async run({ reader }, { status, typed, customerId, before }) {
    const wanted = { status: status ?? null, typed, customerId: customerId ?? null, before: before ?? null }
    const isFirst = !before && !customerId && typed === ''
    const [toReview, found] = await Promise.all([
      isFirst ? paymentsToReview(reader, mostToReview) : [],
      listPayments(reader, { ...wanted, limit: perPage + 1 }),
    ])
    const payments = found.slice(0, perPage)
    return { toReview, payments, older: found.length > perPage ? (payments.at(-1)?.id ?? null) : null }
  },
})
