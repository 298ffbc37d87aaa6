import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { searchedCustomers } from '../customers/customer-list-store.ts'
import { invoiceStatuses } from '../invoices/invoice-states.ts'
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

type Of = { readonly where: RawBuilder<SqlBool>; readonly limit: number }

/** The ids of the newest invoices of these customers, state by state as their index has them. */
export function invoicesOf(customers: RawBuilder<unknown>, { where, limit }: Of): RawBuilder<unknown> {
  const states = sql.join(invoiceStatuses.map((status) => sql.lit(status)))
  return sql`select own.id from (${customers}) m cross join unnest(array[${states}]) as state
    cross join lateral (select x.id from invoices x where x.customer_id = m.id and x.status = state and ${where}
      order by x.id desc limit ${limit}) own
    order by own.id desc limit ${limit}`
}

/** The ids of the newest payments of these customers. */
export function paymentsOf(customers: RawBuilder<unknown>, { where, limit }: Of): RawBuilder<unknown> {
  return sql`select own.id from (${customers}) m
    cross join lateral (select t.id from payments t where t.customer_id = m.id and ${where}
      order by t.id desc limit ${limit}) own
    order by own.id desc limit ${limit}`
}
