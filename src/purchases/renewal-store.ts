import { sql } from 'kysely'
import type { CalendarDate, Instant } from '../kernel/calendar.ts'
import type { CustomerId, InvoiceId, PurchaseId } from '../kernel/ids.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import type { Period } from './purchase.ts'

export type RenewalStatus = 'open' | 'paid' | 'lapsed'

type NewRenewal = { purchaseId: PurchaseId; period: Period }

/** One row per purchase and period: a second invoice for the same period violates the table's key. */
export async function insertRenewals(
  trx: Transaction,
  renewals: readonly NewRenewal[],
  invoice: { id: InvoiceId; status: RenewalStatus },
): Promise<void> {
  const rows = renewals.map(({ purchaseId, period }) => ({
    ...{ purchase_id: purchaseId, period_start: period.from, period_end: period.to },
    ...{ invoice_id: invoice.id, status: invoice.status },
  }))
  await trx.insertInto('renewals').values(rows).execute()
}

export async function setRenewalStatus(
  trx: Transaction,
  invoiceId: InvoiceId,
  status: RenewalStatus,
): Promise<void> {
  await trx.updateTable('renewals').set({ status }).where('invoice_id', '=', invoiceId).execute()
}

/** Forgets the renewals of a withdrawn invoice, so that those purchases can be invoiced again for the same period. */
export async function deleteRenewals(trx: Transaction, invoiceId: InvoiceId): Promise<void> {
  await trx.deleteFrom('renewals').where('invoice_id', '=', invoiceId).execute()
}

export async function findRenewal(reader: Reader, purchaseId: PurchaseId, from: CalendarDate) {
  const row = await reader
    .selectFrom('renewals')
    .select(['invoice_id', 'status'])
    .where('purchase_id', '=', purchaseId)
    .where('period_start', '=', from)
    .executeTakeFirst()
  return row && { invoiceId: row.invoice_id as InvoiceId, status: row.status as RenewalStatus }
}

/** Whether something that this invoice renews is, by its customer's wish, not charged by itself. */
export async function isPaidByHand(reader: Reader, invoiceId: InvoiceId): Promise<boolean> {
  const { rows } = await sql`select from renewals join purchases p on p.id = purchase_id
    where invoice_id = ${invoiceId} and not p.auto_renew limit 1`.execute(reader)
  return rows.length > 0
}

/** Invoices of renewals of this purchase that are not paid. */
export async function openRenewalInvoices(reader: Reader, purchaseId: PurchaseId): Promise<InvoiceId[]> {
  const rows = await reader
    .selectFrom('renewals')
    .select('invoice_id')
    .where('purchase_id', '=', purchaseId)
    .where('status', '<>', 'paid')
    .orderBy('invoice_id')
    .execute()
  return rows.map((row) => row.invoice_id as InvoiceId)
}

/** When and how often a renewal invoice is charged. Days count from `renewsOn`; after `lastDay` no more. */
export type RenewalCharge = {
  readonly invoiceId: InvoiceId
  readonly customerId: CustomerId
  readonly renewsOn: CalendarDate
  readonly lastDay: CalendarDate
  readonly attempts: number
  readonly chargeAt: Instant | null
}

/** One row per invoice: what is planned already stays as it is. */
export async function insertRenewalCharge(trx: Transaction, charge: RenewalCharge): Promise<void> {
  await trx
    .insertInto('renewal_charges')
    .values({
      invoice_id: charge.invoiceId,
      customer_id: charge.customerId,
      renews_on: charge.renewsOn,
      last_day: charge.lastDay,
      attempts: charge.attempts,
      charge_at: charge.chargeAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const columns = sql`invoice_id as "invoiceId", customer_id as "customerId", renews_on as "renewsOn",
  last_day as "lastDay", attempts, charge_at as "chargeAt"`

export async function findRenewalCharge(
  reader: Reader,
  invoiceId: InvoiceId,
): Promise<RenewalCharge | undefined> {
  const { rows } = await sql<RenewalCharge>`
    select ${columns} from renewal_charges where invoice_id = ${invoiceId}`.execute(reader)
  return rows[0]
}

export async function lockRenewalCharge(
  trx: Transaction,
  invoiceId: InvoiceId,
): Promise<RenewalCharge | undefined> {
  const { rows } = await sql<RenewalCharge>`
    select ${columns} from renewal_charges where invoice_id = ${invoiceId} for update`.execute(trx)
  return rows[0]
}

export async function saveRenewalCharge(trx: Transaction, charge: RenewalCharge): Promise<void> {
  await trx
    .updateTable('renewal_charges')
    .set({ attempts: charge.attempts, charge_at: charge.chargeAt })
    .where('invoice_id', '=', charge.invoiceId)
    .execute()
}

/** What was paid or withdrawn is not charged any more. */
export async function endCharging(trx: Transaction, invoiceId: InvoiceId): Promise<void> {
  await trx
    .updateTable('renewal_charges')
    .set({ charge_at: null })
    .where('invoice_id', '=', invoiceId)
    .where('charge_at', 'is not', null)
    .execute()
}

export async function renewalsToCharge(reader: Reader, now: Instant, limit: number) {
  const { rows } = await sql<{ id: InvoiceId; dueAt: Instant }>`
    select invoice_id as id, charge_at as "dueAt" from renewal_charges
    where charge_at <= ${now} order by charge_at, invoice_id limit ${limit}`.execute(reader)
  return rows
}
