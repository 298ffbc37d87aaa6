import { sql } from 'kysely'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { InvoiceId, PurchaseId } from '../kernel/ids.ts'
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
    purchase_id: purchaseId,
    period_start: period.from,
    period_end: period.to,
    invoice_id: invoice.id,
    status: invoice.status,
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

/** Whether something that this invoice renews is, by its customer's wish, not charged by itself: paid by hand, or stopped. */
export async function isPaidByHand(reader: Reader, invoiceId: InvoiceId): Promise<boolean> {
  const { rows } = await sql`select from renewals join purchases p on p.id = purchase_id
    where invoice_id = ${invoiceId} and not (p.collection = 'automatic' and p.auto_renew) limit 1`.execute(
    reader,
  )
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
