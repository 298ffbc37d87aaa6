import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { list } from '../../kernel/codecs.ts'
import type { Reader } from '../database.ts'
import type { ShopSettings } from '../shop-settings.ts'

export const rules = [
  'journals balance',
  'credit equals the books',
  'totals equal the lines',
  'money received equals the books',
  'status follows the money',
  'revenue equals net and tax',
  'refunds equal credit notes',
  'payments equal the books',
  'disputes equal the books',
  'purchases are paid for',
  'what was paid is delivered',
  'numbers have no gap',
  'the history holds',
  'no email twice',
  'every queued email has its job',
  'coupons are used as they say',
  'schedules follow their invoices',
] as const

/** Something that is not as the rest of the shop says it must be. */
export const Difference = z
  .object({
    rule: z.enum(rules),
    /** The ids and numbers that it is about, the most telling first. */
    context: list(z.string()),
    /** One plain sentence. */
    says: z.string(),
  })
  .readonly()
export type Difference = z.output<typeof Difference>

/** A check reads through what it is about, a page at a time, and names what it finds as it goes. */
export type Check = (reader: Reader, shop: ShopSettings) => AsyncGenerator<Difference>

const atOnce = 1_000

/** The ids of a table's rows in order, a page at a time. */
export async function* idPages(reader: Reader, table: string): AsyncGenerator<readonly string[]> {
  let after: string | null = null
  for (;;) {
    // Two statements, because each is planned once for all values: with "or" every page would begin at the first row.
    const past: RawBuilder<unknown> = after === null ? sql`` : sql`where id > ${after}::uuid`
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(table)} ${past} order by id limit ${atOnce}`.execute(reader)
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0) yield ids
    if (ids.length < atOnce) return
    after = ids.at(-1) ?? null
  }
}
