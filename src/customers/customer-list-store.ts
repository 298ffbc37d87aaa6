import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { Moment } from '../kernel/codecs.ts'
import { CustomerId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import { beyond, inOrder, type ListOrder, orderOf, type Sort } from '../platform/list-order.ts'
import { all, begins, hasWord, idsWith, queryOf, type Searched } from '../platform/word-search.ts'

export const ListedCustomer = z.object({
  id: CustomerId,
  number: z.string(),
  name: z.string(),
  company: z.string(),
  email: z.string(),
  country: z.string(),
  createdAt: Moment,
})
export type ListedCustomer = z.output<typeof ListedCustomer>

const emailOf = sql<string>`lower(x.email collate "C")`
const domainOf = sql<string>`split_part(${emailOf}, '@', 2)`

export const searchedCustomers: Searched = {
  table: sql`customers`,
  columns: ['search', 'email'],
  conditions({ words, addresses, hosts, digits }) {
    const text = sql<string>`x.search`
    const parts = [...addresses.map(hasAddress), ...words.map((word) => hasWord(text, word))]
    return [
      ...(parts.length > 0 ? [all(parts)] : []),
      ...(digits !== null && digits !== words.join() ? [hasWord(text, digits)] : []),
      ...hosts.map((host) => begins(domainOf, host)),
    ]
  },
}

/** "ada@" begins with it, "@example.com" is at it. */
function hasAddress(typed: string): RawBuilder<SqlBool> {
  return typed.startsWith('@') ? begins(domainOf, typed.slice(1)) : begins(emailOf, typed)
}

const newest = 2_000

export const customerSorts = ['since', 'name'] as const
export type CustomerSort = Sort<(typeof customerSorts)[number]>

/** By name as it is found: without accents, capital letters or marks. Its index is `customers_by_name`. */
export function customersBy(sort: CustomerSort): ListOrder {
  return orderOf(sort, {
    since: () => [],
    name: (row) => [sql`left(${sql.ref(`${row}.search`)}, 100) collate "C"`],
  })
}

/** Customers in an order, beginning beyond `before`; all of them, or those that match what was typed. */
export async function listCustomers(
  reader: Reader,
  wanted: { sort: CustomerSort; typed: string; before: CustomerId | null; limit: number },
): Promise<ListedCustomer[]> {
  const { sort, typed, before, limit } = wanted
  const order = customersBy(sort)
  const query = queryOf(typed)
  const rows = { table: sql`customers`, row: 'x' }
  const place = before ? beyond(order, rows, before) : sql<SqlBool>`true`
  const search = { where: place, limit, enough: limit, newest, order }
  const where = query ? sql<SqlBool>`x.id in (${idsWith(searchedCustomers, query, search)})` : place
  const { rows: found } = await sql<ListedCustomer>`
    select x.id, x.number::text, x.name, x.company, x.email, x.country, x.created_at as "createdAt"
    from customers x where ${where} order by ${inOrder(order, 'x')} limit ${limit}`.execute(reader)
  return found
}
