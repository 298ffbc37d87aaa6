import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { list } from '../../kernel/codecs.ts'
import type { Reader } from '../database.ts'
import type { ShopSettings } from '../shop-settings.ts'

/** Something that is not as the rest of the shop says it must be. */
export const Difference = z
  .object({
    /** What does not hold, in the words of the slice whose check it is: "journals balance". */
    rule: z.string().min(1).max(80),
    /** The ids and numbers that it is about, the most telling first. */
    context: list(z.string()),
    /** One plain sentence. */
    says: z.string(),
  })
  .readonly()
export type Difference = z.output<typeof Difference>

/** The same of a check that names only these rules. */
export type Found<Rule extends string> = Omit<Difference, 'rule'> & { readonly rule: Rule }

/** Reads through what it is about, a page at a time, and names what it finds as it goes. */
type Find<Rule extends string> = (reader: Reader, shop: ShopSettings) => AsyncGenerator<Found<Rule>>

/** What a slice demands of the shop's books and rows: the rules, and how each thing is found that breaks one of them. */
export type Check = { readonly rules: readonly string[]; readonly find: Find<string> }

export function check<const Rule extends string>(rules: readonly Rule[], find: Find<NoInfer<Rule>>): Check {
  return { rules, find }
}

type Told = { readonly context: readonly string[]; readonly says: string }
type About<Row> = {
  readonly rule: string
  /** What it goes through, a page at a time. */
  readonly table: string
  /** What is wrong about these. */
  readonly wrong: (ids: readonly string[], shop: ShopSettings) => RawBuilder<Row>
  readonly tell: (row: Row) => Told
}

/** A check of one rule that one statement finds everything of. */
export function checkRows<Row>({ rule, table, wrong, tell }: About<Row>): Check {
  return check([rule], async function* (reader, shop) {
    for await (const ids of idPages(reader, table)) {
      const { rows } = await wrong(ids, shop).execute(reader)
      for (const row of rows) yield { rule, ...tell(row) }
    }
  })
}

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
