import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { invoiceStates, invoiceStatuses, isToBePaid } from '../invoices/invoice-states.ts'
import { Day, MinorUnits } from '../kernel/codecs.ts'
import { CustomerId, InvoiceId } from '../kernel/ids.ts'
import { isOverdue, stateOfInvoice, type When } from '../payments/due-store.ts'
import { hasFailed } from '../payments/payment-states.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { beyond, firstInOrder, inOrder, type ListOrder, orderOf, type Sort } from '../platform/list-order.ts'
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
  status: z.enum(invoiceStatuses),
  customerId: CustomerId,
  customer: z.string(),
  currency: z.string(),
  totalMinor: MinorUnits,
  receivedMinor: MinorUnits,
  issuedOn: Day,
  dueOn: Day,
})
export type StaffListedInvoice = z.output<typeof StaffListedInvoice>

export type Wanted = {
  readonly view: InvoiceView
  readonly sort: InvoiceSort
  readonly typed: string
  readonly customerId: CustomerId | null
  readonly before: InvoiceId | null
  readonly limit: number
}

export const searchedInvoices: Searched = {
  table: sql`invoices`,
  columns: ['search'],
  conditions: (query) => hasWords(sql`x.search`, query),
}
const newest = 2_000

export const invoiceSorts = ['issued', 'due', 'total'] as const
export type InvoiceSort = Sort<(typeof invoiceSorts)[number]>

/** Of several currencies each stands by itself. Their indexes begin with the state. */
export function invoicesBy(sort: InvoiceSort): ListOrder {
  const of = (row: string, column: string) => sql.ref(`${row}.${column}`)
  return orderOf(
    sort,
    {
      issued: () => [],
      due: (row) => [of(row, 'due_on')],
      total: (row) => [of(row, 'currency'), of(row, 'total_minor')],
    },
    invoiceStatuses,
  )
}

const all = { table: sql`invoices`, row: 'x' }

/** Issued invoices in an order, beginning beyond `before`; all, or those that have what was typed, or whose customer has it. */
export async function listInvoices(
  reader: Reader,
  wanted: Wanted,
  when: When,
): Promise<StaffListedInvoice[]> {
  const { sort, typed, limit } = wanted
  const order = invoicesBy(sort)
  const where = sql<SqlBool>`${sql.join(conditionsOf(wanted, order, when), sql` and `)}`
  const query = queryOf(typed)
  const place = { where, limit, enough: limit, newest, order }
  const ids =
    query &&
    sql<SqlBool>`x.id in (select f.id from (${idsWith(searchedInvoices, query, place)}) f
        union select f.id from (${invoicesOf(matchingCustomers(query), place)}) f)`
  const columns = [
    ...['id', 'number', 'title', 'status', 'begun_by', 'customer_id', 'currency', 'total_minor'],
    ...['received_minor', 'refunded_minor', 'issued_on', 'due_on'],
  ]
  const found = firstInOrder(ids ? { ...order, states: null } : order, {
    ...all,
    columns,
    where: ids ?? where,
    limit,
  })
  const { rows } = await sql<StaffListedInvoice>`
    select i.id, i.number, i.title, ${stateOfInvoice(when)} as state, i.status,
      i.customer_id as "customerId", c.name as customer, i.currency, i.total_minor as "totalMinor",
      i.received_minor as "receivedMinor", i.issued_on as "issuedOn", i.due_on as "dueOn"
    from (${found}) i join customers c on c.id = i.customer_id order by ${inOrder(order, 'i')}`.execute(
    reader,
  )
  return rows
}

function conditionsOf(
  { view, customerId, before }: Wanted,
  order: ListOrder,
  when: When,
): RawBuilder<SqlBool>[] {
  return [
    viewed(view, when),
    ...(customerId ? [sql<SqlBool>`x.customer_id = ${customerId}`] : []),
    ...(before ? [beyond(order, all, before)] : []),
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
