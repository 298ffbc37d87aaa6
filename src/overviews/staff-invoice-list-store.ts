import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { invoiceStates, isToBePaid } from '../invoices/invoice-states.ts'
import { Day, MinorUnits } from '../kernel/codecs.ts'
import { CustomerId, InvoiceId } from '../kernel/ids.ts'
import { isOverdue, stateOfInvoice, type When } from '../payments/due-store.ts'
import { hasFailed } from '../payments/payment-states.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { hasWords, idsWith, queryOf, type Searched } from '../platform/word-search.ts'
import { invoicesOf, matchingCustomers } from './found-by-customer-store.ts'

export const invoiceViews = [
  'all',
  'pending',
  'overdue',
  'failed_charges',
  'paid',
  'expired',
  'cancelled',
] as const
export type InvoiceView = (typeof invoiceViews)[number]

export const StaffListedInvoice = z.object({
  id: InvoiceId,
  number: z.string(),
  title: z.string(),
  state: z.enum(invoiceStates),
  customerId: CustomerId,
  customer: z.string(),
  currency: z.string(),
  totalMinor: MinorUnits,
  issuedOn: Day,
  dueOn: Day,
})
export type StaffListedInvoice = z.output<typeof StaffListedInvoice>

export type Wanted = {
  readonly view: InvoiceView
  readonly typed: string
  readonly customerId: CustomerId | null
  readonly before: InvoiceId | null
  readonly limit: number
}

export const searchedInvoices: Searched = {
  table: sql`invoices`,
  columns: sql`x.search`,
  conditions: (query) => hasWords(sql`x.search`, query),
}
const newest = 2_000

/** Issued invoices, the newest first, beginning below `before`; all, or those that have what was typed, or whose customer has it. */
export async function listInvoices(
  reader: Reader,
  wanted: Wanted,
  when: When,
): Promise<StaffListedInvoice[]> {
  const { typed, limit } = wanted
  const where = sql<SqlBool>`${sql.join(conditionsOf(wanted, when), sql` and `)}`
  const query = queryOf(typed)
  const place = { where, limit, enough: limit, newest }
  const found = query
    ? sql`x.id in (select f.id from (${idsWith(searchedInvoices, query, place)}) f
        union select f.id from (${invoicesOf(matchingCustomers(query), place)}) f)`
    : where
  const { rows } = await sql<StaffListedInvoice>`
    select i.id, i.number, i.title, ${stateOfInvoice(when)} as state,
      i.customer_id as "customerId", c.name as customer, i.currency, i.total_minor as "totalMinor",
      i.issued_on as "issuedOn", i.due_on as "dueOn"
    from (select x.id, x.number, x.title, x.status, x.begun_by, x.customer_id, x.currency, x.total_minor, x.received_minor,
        x.refunded_minor, x.issued_on, x.due_on from invoices x where ${found} order by x.id desc limit ${limit}) i
    join customers c on c.id = i.customer_id order by i.id desc`.execute(reader)
  return rows
}

function conditionsOf({ view, customerId, before }: Wanted, when: When): RawBuilder<SqlBool>[] {
  return [
    viewed(view, when),
    ...(customerId ? [sql<SqlBool>`x.customer_id = ${customerId}`] : []),
    ...(before ? [sql<SqlBool>`x.id < ${before}`] : []),
  ]
}

function viewed(view: InvoiceView, when: When): RawBuilder<SqlBool> {
  switch (view) {
    case 'all':
      return sql`x.number is not null`
    case 'overdue':
      return sql<SqlBool>`x.id in (select i.id from invoices i where ${isOverdue(when)})`
    case 'failed_charges':
      return sql`${inState(isToBePaid, 'x.status')} and x.origin in ('renewal', 'instalment') and exists (
        select from payments t join payment_invoices part on part.payment_id = t.id
        where part.invoice_id = x.id and ${inState(hasFailed, 't.status')})`
    default:
      return sql`x.status = ${view}`
  }
}
