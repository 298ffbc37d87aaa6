import { sql } from 'kysely'
import type { PurchaseId } from '../kernel/ids.ts'

/** Which invoices a purchase was bought, renewed, changed or paid in instalments with, and of a renewal for which days and how it stands. */
export function invoicesOfPurchase(id: PurchaseId) {
  return sql`
    select invoice_id, period_start, period_end, status from renewals where purchase_id = ${id}
    union
    select l.invoice_id, null, null, null from purchases p join invoice_lines l on l.id = p.line_id where p.id = ${id}
    union
    select p.invoice_id, null, null, null from schedules s join instalments p on p.schedule_id = s.id
    where s.purchase_id = ${id} and p.invoice_id is not null
    union
    select invoice_id, null, null, null from changes where purchase_id = ${id} and invoice_id is not null`
}
