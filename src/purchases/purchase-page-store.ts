import { sql } from 'kysely'
import type { InvoiceStatus } from '../invoices/invoice-states.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { PurchaseId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { chargedOn, type ListedPurchase, listedColumns } from './purchase-list-store.ts'
import { isUsable } from './purchase-states.ts'
import type { RenewalStatus } from './renewal-states.ts'

/** An invoice that a purchase was bought or renewed with. Amounts are decimal strings of minor units. */
export type PurchaseInvoice = {
  readonly number: string
  readonly status: InvoiceStatus
  readonly issuedOn: CalendarDate
  readonly dueOn: CalendarDate
  readonly currency: string
  readonly totalMinor: string
  readonly openMinor: string
  /** The period it renews; null on the invoice that it was bought with. */
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
  readonly renewal: RenewalStatus | null
  /** On which day it is next charged by itself. */
  readonly chargeOn: CalendarDate | null
}

export type Related = {
  readonly invoices: PurchaseInvoice[]
  readonly children: ListedPurchase[]
  readonly parent: { readonly id: PurchaseId; readonly name: string } | null
  readonly method: { readonly label: string } | null
}

/** What is related to a purchase, in one statement: its last invoices, what belongs to it, what renewals are charged to. */
export async function findRelated(reader: Reader, id: PurchaseId): Promise<Related> {
  const { rows } = await sql<Related>`select
    (select coalesce(json_agg(i), '[]') from (
      select i.number, i.status, i.issued_on as "issuedOn", i.due_on as "dueOn", i.currency,
        i.total_minor::text as "totalMinor", (i.total_minor - i.received_minor)::text as "openMinor",
        r.period_start as "from", r.period_end as "to", r.status as renewal, ${chargedOn} as "chargeOn"
      from (
        select invoice_id, period_start, period_end, status from renewals where purchase_id = ${id}
        union all
        select l.invoice_id, null, null, null from purchases p join invoice_lines l on l.id = p.line_id where p.id = ${id}
      ) r join invoices i on i.id = r.invoice_id left join due_charges c on c.invoice_id = i.id
      order by i.id desc limit 50) i) as invoices,
    (select coalesce(json_agg(p), '[]') from (
      select false as "isRoot", ${listedColumns} from purchases p
      where p.parent_id = ${id} and p.customer_id = (select customer_id from purchases where id = ${id})
      order by ${inState(isUsable, 'p.status')} desc, p.id desc limit 100) p) as children,
    (select json_build_object('id', up.id, 'name', up.name)
      from purchases p join purchases up on up.id = p.parent_id where p.id = ${id}) as parent,
    (select json_build_object('label', m.label)
      from purchases p join payment_methods m on m.customer_id = p.customer_id and m.removed_at is null
      where p.id = ${id} order by m.is_default desc, m.id desc limit 1) as method`.execute(reader)
  return rows[0] ?? { invoices: [], children: [], parent: null, method: null }
}
