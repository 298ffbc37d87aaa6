import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { Moment } from '../kernel/codecs.ts'
import { CustomerId, type InvoiceId, type PaymentId } from '../kernel/ids.ts'
import { paymentStatuses, type ShownPaymentStatus } from '../payments/payment.ts'
import { isInReview, isWaiting } from '../payments/payment-states.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { beyond, firstInOrder, inOrder, type ListOrder, orderOf, type Sort } from '../platform/list-order.ts'
import { queryOf } from '../platform/word-search.ts'
import { matchingCustomers, paymentsOf } from './found-by-customer-store.ts'
import { StaffPayment, staffPaymentColumns, staffPaymentNeeds } from './staff-payment-store.ts'

/** A payment on a list of those of all customers. */
export const StaffListedPayment = StaffPayment.extend({
  customerId: CustomerId,
  customer: z.string(),
  createdAt: Moment,
})
export type StaffListedPayment = z.output<typeof StaffListedPayment>

const needs = sql.join(staffPaymentNeeds.map((column) => sql.ref(`t.${column}`)))

async function select(reader: Reader, found: RawBuilder<unknown>, order: RawBuilder<unknown>) {
  const { rows } = await sql<StaffListedPayment>`
    select ${staffPaymentColumns}, t.customer_id as "customerId", c.name as customer
    from (${found}) t join customers c on c.id = t.customer_id order by ${order}`.execute(reader)
  return rows
}

/** Payments that only a person can decide: those in review and bank transfers that are awaited; the oldest first. */
export function paymentsToReview(reader: Reader, limit: number): Promise<StaffListedPayment[]> {
  const waiting = sql`select ${needs} from payments t where ${inState(isInReview, 'status')} or (${inState(isWaiting, 'status')} and method_id is null)
    order by id limit ${limit}`
  return select(reader, waiting, sql`t.id`)
}

export const paymentSorts = ['made', 'amount'] as const
export type PaymentSort = Sort<(typeof paymentSorts)[number]>

/** Of several currencies each stands by itself. Its index begins with the state. */
export function paymentsBy(sort: PaymentSort): ListOrder {
  const of = (row: string, column: string) => sql.ref(`${row}.${column}`)
  const amount = (row: string) => [of(row, 'currency'), of(row, 'amount_minor')]
  return orderOf(sort, { made: () => [], amount }, paymentStatuses)
}

const all = { table: sql`payments`, row: 't' }

/** Payments in an order, beginning beyond `before`; all, or by their gateway's id or their customer. */
export function listPayments(
  reader: Reader,
  wanted: {
    status: ShownPaymentStatus | null
    typed: string
    customerId: CustomerId | null
    sort: PaymentSort
    before: PaymentId | null
    limit: number
  },
): Promise<StaffListedPayment[]> {
  const { status, typed, customerId, sort, before, limit } = wanted
  const order = paymentsBy(sort)
  const conditions = [
    sql<SqlBool>`true`,
    ...(status ? [ofStatus(status)] : []),
    ...(customerId ? [sql<SqlBool>`t.customer_id = ${customerId}`] : []),
    ...(before ? [beyond(order, all, before)] : []),
  ]
  const where = sql<SqlBool>`${sql.join(conditions, sql` and `)}`
  const query = queryOf(typed)
  const place = { where, limit, order }
  const ids =
    query &&
    sql<SqlBool>`t.id in (select f.id from (${beginningOfExternalId(typed, limit)}) f
        union select f.id from (${paymentsOf(matchingCustomers(query), place)}) f) and ${where}`
  const columns = staffPaymentNeeds
  const found = firstInOrder(ids ? { ...order, states: null } : order, {
    ...all,
    columns,
    where: ids ?? where,
    limit,
  })
  return select(reader, found, inOrder(order, 't'))
}

/** Ids of payments by the beginning of their id at the gateway, which is pasted and so compared as it is, byte by byte. */
export function beginningOfExternalId(typed: string, limit: number): RawBuilder<unknown> {
  const beginning = /^[A-Za-z0-9_-]{4,100}$/.test(typed) ? typed : null
  return sql`select x.id from payments x
    where x.external_id ~>=~ ${beginning} and x.external_id ~<~ ${beginning && `${beginning}\u{10FFFF}`}
    order by x.external_id using ~<~ limit ${limit}`
}

/** Every attempt to pay one invoice, the newest first. */
export function paymentsOfInvoice(reader: Reader, invoiceId: InvoiceId): Promise<StaffListedPayment[]> {
  const found = sql`select ${needs} from payments t join payment_invoices part on part.payment_id = t.id
    where part.invoice_id = ${invoiceId} order by t.id desc limit 100`
  return select(reader, found, sql`t.id desc`)
}

function ofStatus(status: ShownPaymentStatus): RawBuilder<SqlBool> {
  if (status === 'disputed') return sql`t.disputed_at is not null`
  return sql`t.status = ${status} and t.disputed_at is null`
}
