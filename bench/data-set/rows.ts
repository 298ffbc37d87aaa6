import type pg from 'pg'

type Row = Readonly<Record<string, unknown>>

/** The tables that are filled, each after those it refers to. */
const tables = [
  'users',
  'sessions',
  'customers',
  'payment_methods',
  'invoices',
  'invoice_lines',
  'consents',
  'payments',
  'payment_invoices',
  'purchases',
  'renewals',
  'due_charges',
  'journals',
  'postings',
  'emails',
  'history_heads',
  'events',
  'event_personal',
  'sandbox.methods',
  'sandbox.charges',
] as const
export type Table = (typeof tables)[number]

/** Rows on their way into the database. */
export type Rows = {
  add(table: Table, row: Row): void
  /** Writes what was added, in one transaction, because a journal and its postings are made together. */
  write(client: pg.Client): Promise<void>
}

export function createRows(): Rows {
  const waiting = new Map<Table, Row[]>(tables.map((table) => [table, []]))
  return {
    add: (table, row) => void waiting.get(table)?.push(row),
    async write(client) {
      await client.query('begin')
      for (const [table, rows] of waiting) {
        if (rows.length > 0) await insert(client, table, rows)
        rows.length = 0
      }
      await client.query('commit')
    },
  }
}

/** Every row of a table has the same columns. Numbers of customers are ours to give here. */
async function insert(client: pg.Client, table: Table, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  const given = table === 'customers' ? 'overriding system value' : ''
  await client.query(
    `insert into ${table} (${columns}) ${given}
     select ${columns} from json_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows, (_, part) => (typeof part === 'bigint' ? part.toString() : part))],
  )
}
