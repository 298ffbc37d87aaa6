import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { invoiceStatuses, isToBePaid } from '../invoices/invoice-states.ts'
import { overdue } from '../invoices/invoice-store.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import { Day, MinorUnits } from '../kernel/codecs.ts'
import { CustomerId, InvoiceId } from '../kernel/ids.ts'
import { hasFailed } from '../payments/payment-states.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { idsWith, type Searched, searchWords } from '../platform/word-search.ts'

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
  status: z.enum(invoiceStatuses),
  isOverdue: z.boolean(),
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
  readonly today: CalendarDate
  readonly limit: number
}

export const searchedInvoices: Searched = { table: sql`invoices`, text: sql`x.search`, hasBeginnings: false }
const newest = 2_000

/** Issued invoices, the newest first, beginning below `before`. */
export async function listInvoices(reader: Reader, wanted: Wanted): Promise<StaffListedInvoice[]> {
  const { typed, today, limit } = wanted
  const where = sql<SqlBool>`${sql.join(conditionsOf(wanted), sql` and `)}`
  const words = searchWords(typed)
  const place = { where, limit, enough: limit, newest }
  const found = words.length > 0 ? sql`x.id in (${idsWith(searchedInvoices, words, place)})` : where
  const { rows } = await sql<StaffListedInvoice>`
    select i.id, i.number, i.title, i.status, ${overdue('i', today)} as "isOverdue",
      i.customer_id as "customerId", c.name as customer, i.currency, i.total_minor as "totalMinor",
      i.issued_on as "issuedOn", i.due_on as "dueOn"
    from (select x.id, x.number, x.title, x.status, x.customer_id, x.currency, x.total_minor, x.issued_on, x.due_on
      from invoices x where ${found} order by x.id desc limit ${limit}) i
    join customers c on c.id = i.customer_id order by i.id desc`.execute(reader)
  return rows
}

function conditionsOf({ view, customerId, before, today }: Wanted): RawBuilder<SqlBool>[] {
  return [
    viewed(view, today),
    ...(customerId ? [sql<SqlBool>`x.customer_id = ${customerId}`] : []),
    ...(before ? [sql<SqlBool>`x.id < ${before}`] : []),
  ]
}

function viewed(view: InvoiceView, today: CalendarDate): RawBuilder<SqlBool> {
  switch (view) {
    case 'all':
      return sql`x.number is not null`
    case 'overdue':
      return overdue('x', today)
    case 'failed_charges':
      return sql`${inState(isToBePaid, 'x.status')} and x.origin in ('renewal', 'instalment') and exists (
        select from payments t join payment_invoices part on part.payment_id = t.id
        where part.invoice_id = x.id and ${inState(hasFailed, 't.status')})`
    default:
      return sql`x.status = ${view}`
  }
}
