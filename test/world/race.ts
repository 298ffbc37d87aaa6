import pg from 'pg'
import { present } from '../../src/kernel/assert.ts'

/** Two who want the same row at once: it is locked until both have been started, so that their order is the one of the test. */
export async function openRace(databaseUrl: string) {
  const locker = new pg.Client({ connectionString: databaseUrl })
  // Within a transaction the list of who waits would stay as it was when it was first read.
  const watcher = new pg.Client({ connectionString: databaseUrl })
  await Promise.all([locker.connect(), watcher.connect()])
  await locker.query('begin')

  const locking =
    (table: string, column = 'id') =>
    async (id: string) => {
      const { rowCount } = await locker.query(`select from ${table} where ${column} = $1 for update`, [id])
      if (rowCount !== 1) throw new Error(`nothing in ${table} to be locked`)
    }

  async function waiting(): Promise<number> {
    const { rows } = await watcher.query<{ count: number }>(
      `select count(*)::int from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and wait_event_type = 'Lock'`,
    )
    return present(rows[0], 'a count').count
  }

  return {
    lock: {
      history: locking('history_heads', 'chain'),
      purchase: locking('purchases'),
      customer: locking('customers'),
      invoice: locking('invoices'),
    },
    /** Begins something and comes back when it waits for a lock, or has ended. What it throws is its promise's alone. */
    async start<T>(act: () => Promise<T>): Promise<{ ended: Promise<T> }> {
      const before = await waiting()
      let isOver = false
      const ended = act()
      const over = () => {
        isOver = true
      }
      ended.then(over, over)
      while (!isOver && (await waiting()) <= before) await new Promise((again) => setTimeout(again, 10))
      return { ended }
    },
    async release(): Promise<void> {
      await locker.query('commit')
    },
    async close(): Promise<void> {
      await Promise.all([locker.end(), watcher.end()])
    },
  }
}
