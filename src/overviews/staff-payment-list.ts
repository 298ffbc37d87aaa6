import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { CustomerId, PaymentId } from '../kernel/ids.ts'
import { shownPaymentStatuses } from '../payments/payment.ts'
import { sortBy } from '../platform/list-order.ts'
import { ListPart, partOf, rowsIn } from '../platform/list-part.ts'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import {
  listPayments,
  paymentSorts,
  paymentsToReview,
  StaffListedPayment,
} from './staff-payment-list-store.ts'

const mostToReview = 100

const StaffPaymentList = z.object({
  /** Those that wait for a person; on the first page only. */
  toReview: list(StaffListedPayment),
  payments: list(StaffListedPayment),
  older: PaymentId.nullable(),
})

/** What waits for a decision, and a part of the list of all payments; `before` is the `older` of the part before. */
export const staffPaymentList = query({
  name: 'payment.staff_list',
  input: z.object({
    status: z.enum(shownPaymentStatuses).optional(),
    typed: z.string().trim().max(200).default(''),
    customerId: CustomerId.optional(),
    sort: sortBy(paymentSorts).default('-made'),
    before: PaymentId.optional(),
    part: ListPart,
  }),
  output: StaffPaymentList,
  may: staffWith('customers.view'),
  async run({ reader }, { status, typed, customerId, sort, before, part }) {
    const of = { status: status ?? null, typed, customerId: customerId ?? null }
    const isFirst = part === 'page' && !before && !customerId && typed === ''
    const [toReview, found] = await Promise.all([
      isFirst ? paymentsToReview(reader, mostToReview) : [],
      listPayments(reader, { ...of, sort, before: before ?? null, limit: rowsIn(part) + 1 }),
    ])
    const { rows: payments, older } = partOf(found, part)
    return { toReview, payments, older }
  },
})
