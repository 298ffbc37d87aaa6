import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../database.ts'
import { check } from '../verify/difference.ts'
import { verifyChain } from './read.ts'

const atOnce = 1_000

/** Every chain holds from its first event to its head, and every customer has one. */
export const verifyHistory = check(['the history holds'], async function* (reader) {
  for await (const chain of chains(reader)) {
    const broken = await verifyChain(reader, chain)
    if (!broken) continue
    const says = `The history of ${chain} breaks at event ${broken.seq}: ${broken.why}.`
    yield { rule: 'the history holds', context: [chain, broken.seq], says }
  }
  const { rows } = await sql<{ id: string; number: bigint }>`
    select id, number from customers c where not exists (select from history_heads h where h.chain = c.id)
    order by id limit 100`.execute(reader)
  for (const { id, number } of rows) {
    yield {
      rule: 'the history holds',
      context: [id, String(number)],
      says: `Customer ${number} has no history (${id}).`,
    }
  }
})

/** The chains that have a head or an event, in the order of their ids. */
async function* chains(reader: Reader): AsyncGenerator<string> {
  let after: string | null = null
  for (;;) {
    const past: RawBuilder<unknown> = after === null ? sql`` : sql`where chain > ${after}::uuid`
    const { rows } = await sql<{ chain: string }>`
      select chain from history_heads ${past} order by chain limit ${atOnce}`.execute(reader)
    for (const { chain } of rows) yield chain
    if (rows.length < atOnce) break
    after = rows.at(-1)?.chain ?? null
  }
  const { rows } = await sql<{ chain: string }>`
    select distinct chain from events e
    where not exists (select from history_heads h where h.chain = e.chain) limit 100`.execute(reader)
  for (const { chain } of rows) yield chain
}
