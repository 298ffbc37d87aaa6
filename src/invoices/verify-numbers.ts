import { sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import { check } from '../platform/verify/difference.ts'

const series = [
  { name: 'invoice', table: 'invoices', thing: 'Invoice' },
  { name: 'credit_note', table: 'credit_notes', thing: 'Credit note' },
] as const
type Series = (typeof series)[number]

/** Each series counts from one to its counter, each number once. */
export const verifyNumbers = check(['numbers have no gap'], async function* (reader) {
  for (const each of series) {
    for (const { number, times } of await misnumbered(reader, each)) {
      const says =
        times === 0n
          ? `${each.thing} ${number} is missing: the numbers have a gap.`
          : `${each.thing} ${number} is there ${times} times, or beyond its series' counter.`
      yield { rule: 'numbers have no gap', context: [number], says }
    }
  }
})

const mostNamed = 100

/** Numbers up to the counter that are not there exactly once, and numbers that are beyond it. */
async function misnumbered(reader: Reader, { name, table }: Series) {
  const { rows } = await sql<{ number: string; times: bigint }>`
    with used as (
      select number, count(*) as times from ${sql.table(table)} where number is not null group by number
    ), expected as (
      select prefix || lpad(n::text, 6, '0') as number from number_series, generate_series(1, next - 1) as n
      where series = ${name}
    )
    select number, coalesce(times, 0) as times from used full join expected using (number)
    where times is distinct from 1 or expected.number is null order by number limit ${mostNamed}`.execute(
    reader,
  )
  return rows
}
