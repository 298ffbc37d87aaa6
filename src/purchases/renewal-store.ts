import { sql } from 'kysely'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { CustomerId, InvoiceId, PurchaseId } from '../kernel/ids.ts'
import { canonical } from '../kernel/json.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import type { Period } from './purchase.ts'
import { chargedByItself } from './purchase-store.ts'
import { isRenewalPaid, isRenewalUnpaid, type RenewalStatus } from './renewal-states.ts'

type NewRenewal = { purchaseId: PurchaseId; period: Period }

/**
 * One row per purchase and period: a second invoice for the same period violates the table's key. The purchases, whose rows are
 * locked, know that they are invoiced.
 */
export async function insertRenewals(
  trx: Transaction,
  renewals: readonly NewRenewal[],
  invoice: { id: InvoiceId; customerId: CustomerId; status: RenewalStatus },
): Promise<void> {
  const rows = renewals.map(({ purchaseId, period }) => ({ purchaseId, from: period.from, to: period.to }))
  await sql`
    with made as (
      insert into renewals (purchase_id, period_start, period_end, invoice_id, customer_id, status)
      select "purchaseId", "from", "to", ${invoice.id}, ${invoice.customerId}, ${invoice.status}
      from jsonb_to_recordset(${canonical(rows)}::jsonb) as row("purchaseId" uuid, "from" date, "to" date)
      returning purchase_id, period_start
    )
    update purchases p set invoiced_for = period_start from made where p.id = purchase_id`.execute(trx)
}

export async function setRenewalStatus(
  trx: Transaction,
  invoiceId: InvoiceId,
  status: RenewalStatus,
): Promise<void> {
  await trx.updateTable('renewals').set({ status }).where('invoice_id', '=', invoiceId).execute()
}

/**
 * Forgets the renewals of a withdrawn invoice, so that those purchases, whose rows are locked, can be invoiced again for the same
 * period.
 */
export async function deleteRenewals(trx: Transaction, invoiceId: InvoiceId): Promise<void> {
  await sql`
    with gone as (delete from renewals where invoice_id = ${invoiceId} returning purchase_id, period_start)
    update purchases p set invoiced_for = null from gone
    where p.id = purchase_id and p.invoiced_for = period_start`.execute(trx)
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

/** More terms than that are prepaid by nobody: a window of a year, and the shortest of them a day that is renewed once a week. */
const mostPrepaid = 60

/** Within another statement, the invoices that last renewed a purchase, and were paid. */
export const lastRenewals = (id: PurchaseId) =>
  sql<InvoiceId[]>`(select coalesce(array_agg(r.invoice_id), '{}') from (select invoice_id from renewals
    where purchase_id = ${id} and ${inState(isRenewalPaid, 'status')} order by period_start desc limit ${mostPrepaid}) r)`

/** Whether something that this invoice renews is, by its customer's wish, not charged by itself: paid by hand, or stopped. */
export async function isPaidByHand(reader: Reader, invoiceId: InvoiceId): Promise<boolean> {
  const { rows } = await sql`select from renewals join purchases p on p.id = purchase_id
    where invoice_id = ${invoiceId} and not ${chargedByItself} limit 1`.execute(reader)
  return rows.length > 0
}

/** Invoices of renewals of these purchases that are not paid. */
export async function openRenewalInvoices(
  reader: Reader,
  purchaseIds: readonly PurchaseId[],
): Promise<InvoiceId[]> {
  const { rows } = await sql<{ id: InvoiceId }>`select distinct invoice_id as id from renewals
    where purchase_id = any(${[...purchaseIds]}::uuid[]) and ${inState(isRenewalUnpaid, 'status')}
    order by invoice_id`.execute(reader)
  return rows.map(({ id }) => id)
}
