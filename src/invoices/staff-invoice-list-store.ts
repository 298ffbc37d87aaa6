import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { hasWords, searchWords } from '../customers/customer-list-words.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { CustomerId, InvoiceId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import type { InvoiceStatus } from './invoice.ts'

export const invoiceViews = [
  'all',
  'pending',
  'overdue',
  'failed_renewals',
  'paid',
  'expired',
  'cancelled',
] as const
export type InvoiceView = (typeof invoiceViews)[number]

export type StaffListedInvoice = {
  readonly id: InvoiceId
  readonly number: string
  readonly title: string
  readonly status: InvoiceStatus
  readonly isOverdue: boolean
  readonly customerId: CustomerId
  readonly customer: string
  readonly currency: string
  readonly totalMinor: bigint
  readonly issuedOn: CalendarDate
  readonly dueOn: CalendarDate
}

export type Wanted = {
  readonly view: InvoiceView
  readonly typed: string
  readonly customerId: CustomerId | null
  readonly before: InvoiceId | null
  readonly today: CalendarDate
  readonly limit: number
}

/** Issued invoices, the newest first, beginning below `before`. */
export async function listInvoices(reader: Reader, wanted: Wanted): Promise<StaffListedInvoice[]> {
  const conditions = sql.join(conditionsOf(wanted), sql` and `)
  const { rows } = await sql<StaffListedInvoice>`
    select i.id, i.number, i.title, i.status, i.status = 'pending' and i.due_on < ${sql.lit(wanted.today)} as "isOverdue",
      i.customer_id as "customerId", c.name as customer, i.currency, i.total_minor as "totalMinor",
      i.issued_on as "issuedOn", i.due_on as "dueOn"
    from (select * from invoices i where ${conditions} order by i.id desc limit ${sql.lit(wanted.limit)}) i
    join customers c on c.id = i.customer_id order by i.id desc`.execute(reader)
  return rows
}

/** A search is planned each time by its words, so all of it stands in the statement; what is not searched is prepared. */
function conditionsOf({ view, typed, customerId, before, today }: Wanted): RawBuilder<unknown>[] {
  const value = typed ? sql.lit<string> : (text: string) => sql<string>`${text}`
  return [
    viewed(view, today),
    ...(typed ? [hasWords(sql`i.search`, searchWords(typed)) ?? sql`i.number = ${sql.lit('')}`] : []),
    ...(customerId ? [sql`i.customer_id = ${value(customerId)}::uuid`] : []),
    ...(before ? [sql`i.id < ${value(before)}::uuid`] : []),
  ]
}

function viewed(view: InvoiceView, today: CalendarDate): RawBuilder<SqlBool> {
  switch (view) {
    case 'all':
      return sql`i.number is not null`
    case 'overdue':
      return sql`i.status = 'pending' and i.due_on < ${sql.lit(today)}`
    case 'failed_renewals':
      return sql`i.status = 'pending' and i.origin = 'renewal' and exists (
        select from transactions t where t.invoice_id = i.id and t.status in ('failed', 'refused'))`
    default:
      return sql`i.status = ${sql.lit(view)}`
  }
}
