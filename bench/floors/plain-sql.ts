import pg from 'pg'

type Row = Readonly<Record<string, unknown>>
export type Statement = { readonly name: string; readonly text: string; readonly values: readonly unknown[] }

/** The driver of the product with as many connections, and columns left as the text that PostgreSQL sends. */
export function openPool(url: string, size: number): pg.Pool {
  const types = { getTypeParser: () => String }
  return new pg.Pool({ connectionString: url, max: size, types, options: '-c timezone=UTC' })
}

export const poolSize = 20

/** A statement that is prepared once on each connection, like the product's. */
export function prepared(name: string, text: string, values: readonly unknown[]): Statement {
  return { name, text, values }
}

const inserts = new Map<string, string>()

/** One insert for all `rows` of a table; all have the same columns. */
export function insertInto(table: string, ...rows: [Row, ...Row[]]): Statement {
  const name = `${table} ${rows.length}`
  const text = inserts.get(name) ?? insertText(table, rows)
  inserts.set(name, text)
  return { name, text, values: rows.flatMap((row) => Object.values(row)) }
}

function insertText(table: string, rows: [Row, ...Row[]]): string {
  const columns = Object.keys(rows[0])
  const places = rows.map(
    (_, row) => `(${columns.map((_, at) => `$${row * columns.length + at + 1}`).join(', ')})`,
  )
  return `insert into ${table} (${columns.join(', ')}) values ${places.join(', ')}`
}

export async function run(
  client: pg.Pool | pg.PoolClient,
  statement: Statement,
): Promise<Record<string, string>[]> {
  const { rows } = await client.query({ ...statement, values: [...statement.values] })
  return rows as Record<string, string>[]
}

/** Runs statements one after the other and commits them together. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    client.release()
  }
}
