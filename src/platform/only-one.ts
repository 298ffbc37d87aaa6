import type pg from 'pg'

/** What several processes must not do at once, each with a number that the database knows it by. */
const locks = { opening: 7_260_301 } as const

/**
 * Runs this unless another process or request on the same database does; null then. The lock is a connection's own, so that it ends with a
 * process that dies.
 */
export async function onlyOne<T>(
  pool: pg.Pool,
  what: keyof typeof locks,
  run: () => Promise<T>,
): Promise<{ result: T } | null> {
  const client = await pool.connect()
  let isBroken = true
  try {
    const asked = 'select pg_try_advisory_lock($1) as is_ours'
    const { rows } = await client.query<{ is_ours: boolean }>(asked, [locks[what]])
    if (!rows[0]?.is_ours) {
      isBroken = false
      return null
    }
    try {
      return { result: await run() }
    } finally {
      await client.query('select pg_advisory_unlock($1)', [locks[what]])
      isBroken = false
    }
  } finally {
    // A connection that was not unlocked is closed, which unlocks it.
    client.release(isBroken)
  }
}
