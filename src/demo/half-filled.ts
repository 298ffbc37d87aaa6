import { sql } from 'kysely'
import pg from 'pg'
import type { Reader } from '../platform/database.ts'

/** Marks the shop as being filled, before anything is in it. */
export async function beginFilling(reader: Reader): Promise<void> {
  await sql`insert into demo_filling default values`.execute(reader)
}

export async function endFilling(reader: Reader): Promise<void> {
  await sql`delete from demo_filling`.execute(reader)
}

/**
 * Empties the database if an earlier start was cut off while it filled a demo shop in it; true when it did. Call it before
 * migrating and before anything else has the database open: nothing of it stays, not even its tables.
 */
export async function removeHalfFilledDemo(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ made: boolean }>(
      `select to_regclass('public.demo_filling') is not null as made`,
    )
    if (!rows[0]?.made) return false
    const { rowCount } = await client.query('select from demo_filling')
    if (!rowCount) return false
    await client.query('drop schema if exists graphile_worker, sandbox, public cascade; create schema public')
    return true
  } finally {
    await client.end()
  }
}
