import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Moment } from '../kernel/codecs.ts'
import { CustomerId, type InvoiceId, type PaymentId } from '../kernel/ids.ts'
import type { ShownPaymentStatus } from '../payments/payment.ts'
import { isInReview, isWaiting } from '../payments/payment-states.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { StaffPayment, staffPaymentColumns, staffPaymentNeeds } from './staff-payment-store.ts'

/** A payment on a list of those of all customers. */
export const StaffListedPayment = StaffPayment.extend({
  customerId: CustomerId,
  customer: z.string(),
  createdAt: Moment,
})
export type StaffListedPayment = z.output<typeof StaffListedPayment>

async function select(reader: Reader, found: RawBuilder<unknown>, order: RawBuilder<unknown>) {
  const { rows } = await sql<StaffListedPayment>`
    select ${staffPaymentColumns}, t.customer_id as "customerId", c.name as customer
    from (${found}) t join customers c on c.id = t.customer_id order by ${order}`.execute(reader)
  return rows
}

/** Payments that only a person can decide: those in review and bank transfers that are awaited; the oldest first. */
export function paymentsToReview(reader: Reader, limit: number): Promise<StaffListedPayment[]> {
  const waiting = sql`select ${staffPaymentNeeds} from payments t where ${inState(isInReview, 'status')} or (${inState(isWaiting, 'status')} and method_id is null)
    order by id limit ${limit}`
  return select(reader, waiting, sql`t.id`)
}

/** Payments, the newest first, beginning below `before`. */
export function listPayments(
  reader: Reader,
  wanted: {
    status: ShownPaymentStatus | null
    customerId: CustomerId | null
    before: PaymentId | null
    limit: number
  },
): Promise<StaffListedPayment[]> {
  const { status, customerId, before, limit } = wanted
  const conditions = [
    sql`true`,
    ...(status ? [ofStatus(status)] : []),
    ...(customerId ? [sql`customer_id = ${customerId}`] : []),
    ...(before ? [sql`id < ${before}`] : []),
  ]
  const found = sql`select ${staffPaymentNeeds} from payments t where ${sql.join(conditions, sql` and `)} order by id desc limit ${limit}`
  return select(reader, found, sql`t.id desc`)
}

/** Every attempt to pay one invoice, the newest first. */
export function paymentsOfInvoice(reader: Reader, invoiceId: InvoiceId): Promise<StaffListedPayment[]> {
  const found = sql`select ${staffPaymentNeeds} from payments t join payment_invoices part on part.payment_id = t.id
    where part.invoice_id = ${invoiceId} order by t.id desc limit 100`
  return select(reader, found, sql`t.id desc`)
}

function ofStatus(status: ShownPaymentStatus): RawBuilder<unknown> {
  if (status === 'disputed') return sql`disputed_at is not null`
  return sql`status = ${status} and disputed_at is null`
}
