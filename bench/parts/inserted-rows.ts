import pg from 'pg'

/** Rows by the name of their table. */
export type Inserted = Readonly<Record<string, number>>

/**
 * What was inserted into every table since the database was made. PostgreSQL counts that in each connection and gathers it
 * when the connection ends, so ask after the process that wrote has ended.
 */
export async function insertedSoFar(url: string): Promise<Inserted> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string; count: string }>(
      `select schemaname || '.' || relname as name, n_tup_ins as count from pg_stat_user_tables
       where schemaname in ('public', 'sandbox') or relname like '%\\_jobs'`,
    )
    return Object.fromEntries(rows.map(({ name, count }) => [name.replace('public.', ''), Number(count)]))
  } finally {
    await client.end()
  }
}

/** What one order left, to a hundredth of a row. */
export function insertedPerOrder(before: Inserted, after: Inserted): Inserted {
  const more = (table: string) => (after[table] ?? 0) - (before[table] ?? 0)
  const orders = more('invoices')
  const perOrder = Object.keys(after).map(
    (table) => [table, Math.round((more(table) * 100) / orders) / 100] as const,
  )
  return Object.fromEntries(perOrder.filter(([, count]) => count > 0))
}
