import { sql } from 'kysely'
import { z } from 'zod'
import { Moment } from '../kernel/codecs.ts'
import { CustomerId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import { idsWith, type Searched, searchWords } from '../platform/word-search.ts'

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

export const searchedCustomers: Searched = {
  table: sql`customers`,
  text: sql`x.search`,
  hasBeginnings: true,
}

const newest = 2_000

/** Customers, the newest first, beginning below `before`; all of them, or those that match what was typed. */
export async function listCustomers(
  reader: Reader,
  wanted: { typed: string; before: CustomerId | null; limit: number },
): Promise<ListedCustomer[]> {
  const { typed, before, limit } = wanted
  const words = searchWords(typed)
  const below = before ? sql<boolean>`x.id < ${before}` : sql<boolean>`true`
  const place = { where: below, limit, enough: limit, newest }
  const found = words.length > 0 ? sql`x.id in (${idsWith(searchedCustomers, words, place)})` : below
  const { rows } = await sql<ListedCustomer>`
    select x.id, x.number::text, x.name, x.company, x.email, x.country, x.created_at as "createdAt"
    from customers x where ${found} order by x.id desc limit ${limit}`.execute(reader)
  return rows
}
