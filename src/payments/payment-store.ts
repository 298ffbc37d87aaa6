import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../kernel/calendar.ts'
import type { CustomerId, InvoiceId, PaymentId, PaymentMethodId } from '../kernel/ids.ts'
import { canonical } from '../kernel/json.ts'
import type { Reader, Transaction as Trx } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { lockTaken } from '../platform/locks.ts'
import type { Payment } from './payment.ts'
import { isProcessing, isUnderWay, wasTaken } from './payment-states.ts'

const columns = sql`t.id, t.customer_id as "customerId", t.gateway,
  t.external_id as "externalId", t.method_id as "methodId", t.method_label as "methodLabel", t.status, t.currency,
  t.amount_minor as "amountMinor", t.refunded_minor as "refundedMinor", t.lost_minor as "lostMinor",
  t.disputed_at as "disputedAt", t.reason, t.verdict, t.continue_url as "continueUrl",
  t.origin, t.created_at as "createdAt", t.ask_at as "askAt", t.asked,
  (select json_agg(json_build_object('invoiceId', part.invoice_id, 'amountMinor', part.amount_minor::text)
    order by part.position) from payment_invoices part where part.payment_id = t.id) as parts`

type Row = Omit<Payment, 'parts'> & { parts: { invoiceId: InvoiceId; amountMinor: string }[] }

async function select(reader: Reader, tail: RawBuilder<unknown>): Promise<Payment[]> {
  const { rows } = await sql<Row>`select ${columns} from payments t ${tail}`.execute(reader)
  return rows.map(({ parts, ...row }) => ({ ...row, parts: parts.map(toPart) }))
}

function toPart({ invoiceId, amountMinor }: Row['parts'][number]) {
  return { invoiceId, amountMinor: BigInt(amountMinor) }
}

export async function findPayment(reader: Reader, id: PaymentId): Promise<Payment | undefined> {
  return (await select(reader, sql`where t.id = ${id}`))[0]
}

/** The payment that a gateway knows by this id of its own. */
export async function findPaymentOf(
  reader: Reader,
  { gateway, externalId }: { gateway: string; externalId: string },
): Promise<Payment | undefined> {
  return (await select(reader, sql`where t.gateway = ${gateway} and t.external_id = ${externalId}`))[0]
}

export async function lockPayment(trx: Trx, id: PaymentId): Promise<Payment | undefined> {
  const [payment] = await select(trx, sql`where t.id = ${id} for update of t`)
  if (payment) lockTaken(trx, 'payment', [id])
  return payment
}

/** Finds the invoices that an attempt is to pay, within another statement. */
export const invoicesOf = (id: PaymentId) =>
  sql<InvoiceId>`(select invoice_id from payment_invoices where payment_id = ${id})`

/** The attempt of this invoice whose outcome is not known yet: there is at most one. */
export async function findUnresolved(reader: Reader, invoiceId: InvoiceId): Promise<Payment | undefined> {
  const [row] = await select(
    reader,
    sql`where t.id = (select payment_id from payment_invoices where invoice_id = ${invoiceId} and is_unresolved)`,
  )
  return row
}

/** Whether a payment with this method was ever taken. */
export async function hasPaid(
  reader: Reader,
  { id, customerId }: { id: PaymentMethodId; customerId: CustomerId },
): Promise<boolean> {
  const { rows } = await sql`select from payments t
    where t.customer_id = ${customerId} and t.method_id = ${id} and ${inState(wasTaken, 't.status')} limit 1`.execute(
    reader,
  )
  return rows.length > 0
}

/** Those of some invoices of which an attempt is unresolved. */
export async function unresolvedAmong(
  reader: Reader,
  invoiceIds: readonly InvoiceId[],
): Promise<Set<InvoiceId>> {
  const rows = await reader
    .selectFrom('payment_invoices')
    .select('invoice_id')
    .where('invoice_id', 'in', [...invoiceIds])
    .where('is_unresolved', '=', true)
    .execute()
  return new Set(rows.map((row) => row.invoice_id as InvoiceId))
}

/** All attempts of one invoice, newest first. */
export async function paymentsOf(reader: Reader, invoiceId: InvoiceId): Promise<Payment[]> {
  return select(
    reader,
    sql`where t.id in (select payment_id from payment_invoices where invoice_id = ${invoiceId}
      order by payment_id desc limit 100) order by t.id desc`,
  )
}

/** The attempt that stands if there is one, otherwise how the last one ended. */
export async function latestPayment(reader: Reader, invoiceId: InvoiceId): Promise<Payment | undefined> {
  const [row] = await select(
    reader,
    sql`where t.id = (select payment_id from payment_invoices where invoice_id = ${invoiceId}
      order by payment_id desc limit 1)`,
  )
  return row
}

/**
 * Writes a new attempt with what it pays; false when another of one of these invoices is unresolved, of which there is never a
 * second. Then the transaction has to be rolled back.
 */
export async function insertPayment(trx: Trx, made: Payment): Promise<boolean> {
  const parts = made.parts.map(({ invoiceId, amountMinor }, position) => ({
    position,
    invoiceId,
    amountMinor,
  }))
  const { rows } = await sql<{ written: number }>`
    with payment as (
      insert into payments (id, customer_id, gateway, method_id, method_label, status, currency, amount_minor, origin,
        created_at, ask_at)
      values (${made.id}, ${made.customerId}, ${made.gateway}, ${made.methodId}, ${made.methodLabel}, ${made.status},
        ${made.currency}, ${made.amountMinor}, ${made.origin}, ${made.createdAt}, ${made.askAt})
      returning id, customer_id
    ), part as (
      insert into payment_invoices (payment_id, position, invoice_id, customer_id, amount_minor, is_unresolved)
      select payment.id, position, "invoiceId", payment.customer_id, "amountMinor", true
      from payment, jsonb_to_recordset(${canonical(parts)}::jsonb)
        as row(position smallint, "invoiceId" uuid, "amountMinor" bigint)
      on conflict (invoice_id) where is_unresolved do nothing
      returning 1
    )
    select count(*)::int as written from part`.execute(trx)
  return rows[0]?.written === parts.length
}

/** Writes down what the gateway calls an attempt before it is confirmed; false when it is not waited for any more. */
export async function writePrepared(trx: Trx, id: PaymentId, externalId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update payments set external_id = ${externalId}
    where id = ${id} and ${inState(isProcessing, 'status')}`.execute(trx)
  return numAffectedRows === 1n
}

export async function savePayment(trx: Trx, saved: Payment, now: Instant): Promise<void> {
  const parts = saved.parts.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor }))
  await sql`
    with payment as (
      update payments set status = ${saved.status}, reason = ${saved.reason}, asked = ${saved.asked},
        external_id = ${saved.externalId}, amount_minor = ${saved.amountMinor}, refunded_minor = ${saved.refundedMinor},
        verdict = ${saved.verdict && canonical(saved.verdict)}::jsonb, lost_minor = ${saved.lostMinor}, disputed_at = ${saved.disputedAt}, continue_url = ${saved.continueUrl},
        ask_at = ${saved.askAt}, resolved_at = ${saved.askAt === null ? now : null}
      where id = ${saved.id}
    )
    update payment_invoices part set is_unresolved = ${isUnderWay(saved)}, amount_minor = row."amountMinor"
    from jsonb_to_recordset(${canonical(parts)}::jsonb) as row("invoiceId" uuid, "amountMinor" bigint)
    where part.payment_id = ${saved.id} and part.invoice_id = row."invoiceId"`.execute(trx)
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
