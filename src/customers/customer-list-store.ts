import { sql } from 'kysely'
import type { Instant } from '../kernel/calendar.ts'
import type { CustomerId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import { customerMatches } from './customer-list-words.ts'

export type ListedCustomer = {
  readonly id: CustomerId
  readonly number: string
  readonly name: string
  readonly company: string
  readonly email: string
  readonly country: string
  readonly createdAt: Instant
}

/** Customers, the newest first, beginning below `before`; all of them, or those that match what was typed. */
export async function listCustomers(
  reader: Reader,
  wanted: { typed: string; before: CustomerId | null; limit: number },
): Promise<ListedCustomer[]> {
  // A search is planned each time by its words, so all of it stands in the statement; the plain list is prepared.
  const value = wanted.typed ? sql.lit<string> : (text: string) => sql<string>`${text}`
  const matching = wanted.typed ? customerMatches(wanted.typed) : sql`true`
  const below = wanted.before ? sql`c.id < ${value(wanted.before)}::uuid` : sql`true`
  const { rows } = await sql<ListedCustomer>`
    select c.id, c.number::text, c.name, c.company, c.email, c.country, c.created_at as "createdAt"
    from customers c where ${matching} and ${below} order by c.id desc limit ${sql.lit(wanted.limit)}`.execute(
    reader,
  )
  return rows
}
