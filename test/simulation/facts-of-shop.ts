import { sql } from 'kysely'
import type {
  CustomerId,
  EmailId,
  InvoiceId,
  PaymentId,
  PaymentMethodId,
  PurchaseId,
  ScheduleId,
} from '../../src/kernel/ids.ts'
import type { Reader } from '../../src/platform/database.ts'

/** What people choose from. Always in the order in which things were made, so that the dice choose the same again. */

export async function payableInvoices(reader: Reader, customerId: CustomerId | null): Promise<InvoiceId[]> {
  const { rows } = await sql<{ id: InvoiceId }>`select id from invoices
    where status in ('pending', 'expired') and (${customerId}::uuid is null or customer_id = ${customerId})
    order by id desc limit 20`.execute(reader)
  return rows.map(({ id }) => id)
}

export async function purchasesWithTerm(reader: Reader, customerId: CustomerId): Promise<PurchaseId[]> {
  const { rows } = await sql<{ id: PurchaseId }>`select id from purchases
    where customer_id = ${customerId} and status <> 'cancelled' and term_unit is not null order by id`.execute(
    reader,
  )
  return rows.map(({ id }) => id)
}

export async function schedulesOf(reader: Reader, customerId: CustomerId): Promise<ScheduleId[]> {
  const { rows } = await sql<{ id: ScheduleId }>`select id from schedules
    where customer_id = ${customerId} order by id`.execute(reader)
  return rows.map(({ id }) => id)
}

export async function runningSchedules(reader: Reader): Promise<ScheduleId[]> {
  const { rows } = await sql<{ id: ScheduleId }>`select id from schedules s where exists (
    select from instalments where schedule_id = s.id and status = 'open') order by id limit 40`.execute(
    reader,
  )
  return rows.map(({ id }) => id)
}

export async function offeredMethods(reader: Reader, customerId: CustomerId): Promise<PaymentMethodId[]> {
  const { rows } = await sql<{ id: PaymentMethodId }>`select id from payment_methods
    where customer_id = ${customerId} and removed_at is null order by id`.execute(reader)
  return rows.map(({ id }) => id)
}

type Challenge = { id: PaymentId; continueUrl: string }

export async function openChallenges(reader: Reader, customerId: CustomerId): Promise<Challenge[]> {
  const { rows } = await sql<Challenge>`select id, continue_url as "continueUrl" from payments
    where customer_id = ${customerId} and status = 'pending' and continue_url is not null order by id`.execute(
    reader,
  )
  return rows
}

export async function paymentsForReview(reader: Reader): Promise<PaymentId[]> {
  const { rows } = await sql<{ id: PaymentId }>`select id from payments
    where status = 'in_review' or (status = 'pending' and method_id is null) order by id limit 20`.execute(
    reader,
  )
  return rows.map(({ id }) => id)
}

type Refundable = { id: PaymentId; invoiceIds: InvoiceId[]; leftMinor: bigint }

export async function refundable(reader: Reader): Promise<Refundable[]> {
  const { rows } = await sql<Refundable>`select id, amount_minor - refunded_minor - lost_minor as "leftMinor",
      array(select invoice_id from payment_invoices where payment_id = id order by position) as "invoiceIds" from payments
    where status in ('approved', 'partly_refunded') and disputed_at is null
      and amount_minor > refunded_minor + lost_minor order by id desc limit 40`.execute(reader)
  return rows
}

type Returnable = { id: PaymentId; invoiceId: InvoiceId; leftMinor: bigint }

/** Payments of which something became credit, and how much of that is still there. */
export async function returnable(reader: Reader): Promise<Returnable[]> {
  const { rows } = await sql<Returnable>`
    select t.id, j.invoice_id as "invoiceId", least(-p.amount_minor, b.balance_minor, t.amount_minor - t.refunded_minor - t.lost_minor) as "leftMinor"
    from journals j join postings p on p.journal_id = j.id and p.account = 'credit/' || j.customer_id
      join payments t on t.id = j.payment_id join credit_balances b on b.customer_id = j.customer_id and b.currency = p.currency
    where j.kind = 'payment_to_credit' and t.status in ('approved', 'partly_refunded') and t.disputed_at is null
      and least(-p.amount_minor, b.balance_minor, t.amount_minor - t.refunded_minor - t.lost_minor) > 0
    order by t.id desc limit 20`.execute(reader)
  return rows
}

export async function queuedEmails(reader: Reader): Promise<EmailId[]> {
  const { rows } = await sql<{
    id: EmailId
  }>`select id from emails where status = 'queued' order by id limit 20`.execute(reader)
  return rows.map(({ id }) => id)
}
