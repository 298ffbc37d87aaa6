import { sql } from 'kysely'
import { check, idPages } from '../platform/verify/difference.ts'

type Row = { id: string; kind: string; currency: string | null; minor: bigint }

/** Every journal has postings, and they sum to zero in each currency; every posting has its journal. */
export const verifyJournals = check(['journals balance'], async function* (reader) {
  for await (const ids of idPages(reader, 'journals')) {
    const { rows } = await sql<Row>`
      select j.id, j.kind, p.currency, coalesce(sum(p.amount_minor), 0)::bigint as minor
      from journals j left join postings p on p.journal_id = j.id
      where j.id = any(${ids}::uuid[]) group by j.id, p.currency
      having p.currency is null or sum(p.amount_minor) <> 0 order by j.id`.execute(reader)
    for (const { id, kind, currency, minor } of rows) {
      const says = currency
        ? `Journal ${id} (${kind}) sums to ${minor} in ${currency} instead of zero.`
        : `Journal ${id} (${kind}) has no postings.`
      yield { rule: 'journals balance', context: [id], says }
    }
  }
  const { rows } = await sql<{ id: string }>`
    select distinct journal_id as id from postings p
    where not exists (select from journals j where j.id = p.journal_id) limit 100`.execute(reader)
  for (const { id } of rows) {
    yield {
      rule: 'journals balance',
      context: [id],
      says: `There are postings of a journal ${id} that is gone.`,
    }
  }
})
