import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { isPaid } from '../invoices/invoice-states.ts'
import { list, MinorUnits, Moment } from '../kernel/codecs.ts'
import { CustomerId, InvoiceId, PaymentId } from '../kernel/ids.ts'
import { type ShownPaymentStatus, shownPaymentStatuses } from '../payments/payment.ts'
import { isInReview, isRefundable, isWaiting } from '../payments/payment-states.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'

/** A payment as staff see it, with whose it is and what may be done about it. */
export const StaffPayment = z.object({
  id: PaymentId,
  /** Of the invoice that it paid first. */
  invoiceNumber: z.string(),
  /** All that it paid, in order. */
  invoices: list(z.object({ id: InvoiceId, number: z.string() })),
  customerId: CustomerId,
  customer: z.string(),
  gateway: z.string(),
  externalId: z.string().nullable(),
  methodLabel: z.string(),
  status: z.enum(shownPaymentStatuses),
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

const columns = sql`t.id, part.invoices->0->>'number' as "invoiceNumber", part.invoices, t.customer_id as "customerId", c.name as customer, t.gateway,
  t.external_id as "externalId", t.method_label as "methodLabel", case when t.disputed_at is null then t.status else 'disputed' end as status, t.currency,
  t.amount_minor as "amountMinor", t.refunded_minor as "refundedMinor", t.reason, t.created_at as "createdAt",
  ${inState(isWaiting, 't.status')} and t.method_id is null as "isTransferAwaited",
  case when ${inState(isRefundable, 't.status')} and t.disputed_at is null and not exists (
      select from refunds r where r.payment_id = t.id and r.resolved_at is null)
    then greatest(least(t.amount_minor - t.refunded_minor - t.lost_minor, part.left_minor), 0) else 0
  end as "refundableMinor"`

/** What {@link columns} are made of. */
const needed = sql`t.id, t.customer_id, t.gateway, t.external_id, t.method_id, t.method_label, t.status, t.currency, t.amount_minor,
  t.refunded_minor, t.lost_minor, t.disputed_at, t.reason, t.created_at`

/** The invoices of a payment, and how much all of them still hold. */
export const partsOfPayment = sql`lateral (
    select json_agg(json_build_object('id', i.id, 'number', i.number) order by paid.position) as invoices,
      coalesce(sum(i.received_minor - i.refunded_minor) filter (where ${inState(isPaid, 'i.status')}), 0)::bigint as left_minor
    from payment_invoices paid join invoices i on i.id = paid.invoice_id where paid.payment_id = t.id) part`

async function select(reader: Reader, found: RawBuilder<unknown>, order: RawBuilder<unknown>) {
  const { rows } = await sql<StaffPayment>`select ${columns} from (${found}) t
    cross join ${partsOfPayment} join customers c on c.id = t.customer_id order by ${order}`.execute(reader)
  return rows
}

/** Payments that only a person can decide: those in review and bank transfers that are awaited; the oldest first. */
export function paymentsToReview(reader: Reader, limit: number): Promise<StaffPayment[]> {
  const waiting = sql`select ${needed} from payments t where ${inState(isInReview, 'status')} or (${inState(isWaiting, 'status')} and method_id is null)
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
): Promise<StaffPayment[]> {
  const { status, customerId, before, limit } = wanted
  const conditions = [
    sql`true`,
    ...(status ? [ofStatus(status)] : []),
    ...(customerId ? [sql`customer_id = ${customerId}`] : []),
    ...(before ? [sql`id < ${before}`] : []),
  ]
  const found = sql`select ${needed} from payments t where ${sql.join(conditions, sql` and `)} order by id desc limit ${limit}`
  return select(reader, found, sql`t.id desc`)
}

/** Every attempt to pay one invoice, the newest first. */
export function paymentsOfInvoice(reader: Reader, invoiceId: InvoiceId): Promise<StaffPayment[]> {
  const found = sql`select ${needed} from payments t join payment_invoices part on part.payment_id = t.id
    where part.invoice_id = ${invoiceId} order by t.id desc limit 100`
  return select(reader, found, sql`t.id desc`)
}

function ofStatus(status: ShownPaymentStatus): RawBuilder<unknown> {
  if (status === 'disputed') return sql`disputed_at is not null`
  return sql`status = ${status} and disputed_at is null`
}
