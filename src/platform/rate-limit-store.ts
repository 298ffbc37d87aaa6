import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Reader, Transaction } from './database.ts'

/** So many may come at once, and so many come back within a minute. */
export type Pace = { readonly name: string; readonly burst: number; readonly perMinute: number }

/**
 * Counts one request of this client, in one statement, and tells whether it may pass. One that may not changes nothing. By the
 * database's own clock: the web processes that share it may have different ones, and the shop's can be moved.
 */
export async function takeFromLimit(reader: Reader, pace: Pace, client: string): Promise<boolean> {
  const { name, burst, perMinute } = pace
  const digest = createHash('sha256').update(client).digest()
  const each = sql`${60 / perMinute}::float8 * interval '1 second'`
  const { rows } = await sql`insert into rate_limits as kept (rule, key_digest, full_at)
    values (${name}, ${digest}, clock_timestamp() + ${each})
    on conflict (rule, key_digest) do update set full_at = greatest(kept.full_at, clock_timestamp()) + ${each}
    where kept.full_at <= clock_timestamp() + ${burst - 1}::int * ${each}
    returning rule`.execute(reader)
  return rows.length > 0
}

/** Forgets those who have not come for so long that all of their limit is back. */
export async function deleteFullLimits(trx: Transaction): Promise<void> {
  await sql`delete from rate_limits where full_at < clock_timestamp()`.execute(trx)
}
