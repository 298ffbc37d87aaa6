import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { searchedCustomers } from '../customers/customer-list-store.ts'
import { invoiceStatuses } from '../invoices/invoice-states.ts'
import { inOrder, type ListOrder, newestFirst } from '../platform/list-order.ts'
import { idsWith, type Query } from '../platform/word-search.ts'

/** What staff look for by its customer is that of so many of the newest customers who match. */
const mostCustomers = 100
const newest = 2_000

/** The ids of customers who match, as a query. */
export function matchingCustomers(query: Query): RawBuilder<unknown> {
  return idsWith(searchedCustomers, query, {
    where: sql`true`,
    limit: mostCustomers,
    enough: mostCustomers,
    newest,
  })
}

type Of = {
  readonly where: RawBuilder<SqlBool>
  readonly limit: number
  /** Which come first; the newest, unless something else is said. */
  readonly order?: ListOrder
}

/** The ids of the first invoices of these customers, state by state as their index has them. */
export function invoicesOf(customers: RawBuilder<unknown>, { where, limit, order = newestFirst }: Of) {
  const states = sql.join(invoiceStatuses.map((status) => sql.lit(status)))
  return sql`select x.id from (${customers}) m cross join unnest(array[${states}]) as state
    cross join lateral (select x.id, x.currency, x.total_minor, x.due_on from invoices x where x.customer_id = m.id and x.status = state and ${where}
      order by ${inOrder(order, 'x')} limit ${limit}) x
    order by ${inOrder(order, 'x')} limit ${limit}`
}

/** The ids of the first payments of these customers. */
export function paymentsOf(customers: RawBuilder<unknown>, { where, limit, order = newestFirst }: Of) {
  return sql`select t.id from (${customers}) m
    cross join lateral (select t.id, t.currency, t.amount_minor from payments t where t.customer_id = m.id and ${where}
      order by ${inOrder(order, 't')} limit ${limit}) t
    order by ${inOrder(order, 't')} limit ${limit}`
}
