import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { MinorUnits, Moment } from '../kernel/codecs.ts'
import { CustomerId, type InvoiceId, PaymentId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import type { PaymentStatus } from './payment.ts'
import { paymentStatuses } from './payment.ts'

/** A payment as staff see it, with whose it is and what may be done about it. */
export const StaffPayment = z.object({
  id: PaymentId,
  invoiceNumber: z.string(),
  customerId: CustomerId,
  customer: z.string(),
  gateway: z.string(),
  externalId: z.string().nullable(),
  methodLabel: z.string(),
  status: z.enum(paymentStatuses),
  currency: z.string(),
  amountMinor: MinorUnits,
  refundedMinor: MinorUnits,
  /** What the payment and its invoice both still hold; zero where nothing can be given back. */
  refundableMinor: MinorUnits,
  reason: z.string().nullable(),
  isTransferAwaited: z.boolean(),
  createdAt: Moment,
})
export type StaffPayment = z.output<typeof StaffPayment>

const columns = sql`t.id, i.number as "invoiceNumber", t.customer_id as "customerId", c.name as customer, t.gateway,
  t.external_id as "externalId", t.method_label as "methodLabel", t.status, t.currency,
  t.amount_minor as "amountMinor", t.refunded_minor as "refundedMinor", t.reason, t.created_at as "createdAt",
  t.status = 'pending' and t.method_id is null as "isTransferAwaited",
  case when t.status in ('approved', 'partly_refunded') and i.status = 'paid' and not exists (
      select from refunds r where r.payment_id = t.id and r.status = 'processing')
    then least(t.amount_minor - t.refunded_minor, i.received_minor - i.refunded_minor) else 0
  end as "refundableMinor"`

async function select(reader: Reader, found: RawBuilder<unknown>, order: RawBuilder<unknown>) {
  const { rows } = await sql<StaffPayment>`select ${columns} from (${found}) t
    join invoices i on i.id = t.invoice_id join customers c on c.id = t.customer_id order by ${order}`.execute(
    reader,
  )
  return rows
}

/** Payments that only a person can decide: those in review and bank transfers that are awaited; the oldest first. */
export function paymentsToReview(reader: Reader, limit: number): Promise<StaffPayment[]> {
  const waiting = sql`select * from payments where status = 'in_review' or (status = 'pending' and method_id is null)
    order by id limit ${limit}`
  return select(reader, waiting, sql`t.id`)
}

/** Payments, the newest first, beginning below `before`. */
export function listPayments(
  reader: Reader,
  wanted: {
    status: PaymentStatus | null
    customerId: CustomerId | null
    before: PaymentId | null
    limit: number
  },
): Promise<StaffPayment[]> {
  const { status, customerId, before, limit } = wanted
  const conditions = [
    sql`true`,
    ...(status ? [sql`status = ${status}`] : []),
    ...(customerId ? [sql`customer_id = ${customerId}`] : []),
    ...(before ? [sql`id < ${before}`] : []),
  ]
  const found = sql`select * from payments where ${sql.join(conditions, sql` and `)} order by id desc limit ${limit}`
  return select(reader, found, sql`t.id desc`)
}

/** Every attempt to pay one invoice, the newest first. */
export function paymentsOfInvoice(reader: Reader, invoiceId: InvoiceId): Promise<StaffPayment[]> {
  const found = sql`select * from payments where invoice_id = ${invoiceId} order by id desc limit 100`
  return select(reader, found, sql`t.id desc`)
}
