import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../kernel/calendar.ts'
import type { CustomerId, InvoiceId, PaymentId } from '../kernel/ids.ts'
import type { Reader, Transaction as Trx } from '../platform/database.ts'
import { lockTaken } from '../platform/locks.ts'
import { type Payment, type PaymentStatus, unresolvedStatuses } from './payment.ts'

const columns = sql`t.id, t.invoice_id as "invoiceId", t.customer_id as "customerId", t.gateway,
  t.external_id as "externalId", t.method_id as "methodId", t.method_label as "methodLabel", t.status, t.currency,
  t.amount_minor as "amountMinor", t.refunded_minor as "refundedMinor", t.reason, t.continue_url as "continueUrl",
  t.origin, t.created_at as "createdAt", t.ask_at as "askAt", t.asked`

async function select(reader: Reader, tail: RawBuilder<unknown>): Promise<Payment[]> {
  const { rows } = await sql<Payment>`select ${columns} from payments t ${tail}`.execute(reader)
  return rows
}

export async function findPayment(reader: Reader, id: PaymentId): Promise<Payment | undefined> {
  return (await select(reader, sql`where t.id = ${id}`))[0]
}

export async function lockPayment(trx: Trx, id: PaymentId): Promise<Payment | undefined> {
  const [payment] = await select(trx, sql`where t.id = ${id} for update`)
  if (payment) lockTaken(trx, 'payment', [id])
  return payment
}

/** Finds the invoice that an attempt is to pay, within another statement. */
export const invoiceOf = (id: PaymentId) => sql<InvoiceId>`(select invoice_id from payments where id = ${id})`

/** The attempt of this invoice whose outcome is not known yet: there is at most one. */
export async function findUnresolved(reader: Reader, invoiceId: InvoiceId): Promise<Payment | undefined> {
  const [row] = await select(
    reader,
    sql`where t.invoice_id = ${invoiceId} and t.status in ('pending', 'processing', 'in_review')`,
  )
  return row
}

/** All attempts of one invoice, newest first. */
export async function paymentsOf(reader: Reader, invoiceId: InvoiceId): Promise<Payment[]> {
  return select(reader, sql`where t.invoice_id = ${invoiceId} order by t.id desc limit 100`)
}

/** The attempt that stands if there is one, otherwise how the last one ended. */
export async function latestPayment(reader: Reader, invoiceId: InvoiceId): Promise<Payment | undefined> {
  return (await select(reader, sql`where t.invoice_id = ${invoiceId} order by t.id desc limit 1`))[0]
}

/** Writes a new attempt; false when another of this invoice is unresolved, of which there is never a second. */
export async function insertPayment(trx: Trx, made: Payment): Promise<boolean> {
  const row = await trx
    .insertInto('payments')
    .values({
      id: made.id,
      gateway: made.gateway,
      status: made.status,
      currency: made.currency,
      origin: made.origin,
      invoice_id: made.invoiceId,
      customer_id: made.customerId,
      method_id: made.methodId,
      method_label: made.methodLabel,
      amount_minor: made.amountMinor,
      created_at: made.createdAt,
      ask_at: made.askAt,
    })
    .onConflict((conflict) =>
      conflict.column('invoice_id').where('status', 'in', unresolvedStatuses.map(literal)).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** An index that holds for some rows is found by the same words as it was made with. */
const literal = (status: PaymentStatus) => sql.lit(status)

export async function savePayment(trx: Trx, saved: Payment, now: Instant): Promise<void> {
  await trx
    .updateTable('payments')
    .set({
      status: saved.status,
      reason: saved.reason,
      asked: saved.asked,
      external_id: saved.externalId,
      refunded_minor: saved.refundedMinor,
      continue_url: saved.continueUrl,
      ask_at: saved.askAt,
      resolved_at: saved.askAt === null ? now : null,
    })
    .where('id', '=', saved.id)
    .execute()
}

/** Attempts whose outcome is to be asked for by then. */
export function paymentsToAsk(by: Instant): RawBuilder<unknown> {
  return sql`select id::text, customer_id, ask_at as due_at from payments where ask_at <= ${by}::timestamptz`
}

export async function ownerOfPayment(reader: Reader, id: PaymentId): Promise<CustomerId | undefined> {
  const row = await reader
    .selectFrom('payments')
    .select('customer_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.customer_id as CustomerId | undefined
}
