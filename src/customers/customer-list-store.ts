import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { Moment } from '../kernel/codecs.ts'
import { CustomerId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
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
  columns: sql`x.search, x.email`,
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

/** Customers, the newest first, beginning below `before`; all of them, or those that match what was typed. */
export async function listCustomers(
  reader: Reader,
  wanted: { typed: string; before: CustomerId | null; limit: number },
): Promise<ListedCustomer[]> {
  const { typed, before, limit } = wanted
  const query = queryOf(typed)
  const below = before ? sql<boolean>`x.id < ${before}` : sql<boolean>`true`
  const place = { where: below, limit, enough: limit, newest }
  const found = query ? sql`x.id in (${idsWith(searchedCustomers, query, place)})` : below
  const { rows } = await sql<ListedCustomer>`
    select x.id, x.number::text, x.name, x.company, x.email, x.country, x.created_at as "createdAt"
    from customers x where ${found} order by x.id desc limit ${limit}`.execute(reader)
  return rows
}
