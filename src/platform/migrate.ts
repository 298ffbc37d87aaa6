import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'

export const migrationsFolder = join(import.meta.dirname, '../../migrations')

/** Any number will do that nobody else locks in this database. */
const advisoryLock = 7_203_041

/**
 * Brings the database forward: every `migrations/*.sql` that it has not seen, in order, each in a transaction of its own,
 * under an advisory lock so that two starting servers do not race. Returns the names of those applied.
 * A migration that was changed after it was applied is an error.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    const applied = await applyMissing(client)
    await runMigrations({ connectionString: url })
    return applied
  } finally {
    await client.end()
  }
}

async function applyMissing(client: pg.Client): Promise<string[]> {
  await client.query('create table if not exists migrations (name text primary key, digest text not null)')
  const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from migrations')
  const seen = new Map(rows.map((row) => [row.name, row.digest]))
  await refuseNewer(seen)
  const applied: string[] = []
  for (const name of (await readdir(migrationsFolder)).filter((file) => file.endsWith('.sql')).sort()) {
    const text = await readFile(join(migrationsFolder, name), 'utf8')
    const digest = createHash('sha256').update(text).digest('hex')
    if (seen.get(name) === digest) continue
    if (seen.has(name)) throw new Error(`migration ${name} was changed after it was applied to this database`)
    await apply(client, name, text, digest)
    applied.push(name)
  }
  return applied
}

/** An older program on a newer database would not know what it writes into. */
async function refuseNewer(seen: ReadonlyMap<string, string>): Promise<void> {
  const known = new Set(await readdir(migrationsFolder))
  const newer = [...seen.keys()].find((name) => !known.has(name))
  if (newer) throw new Error(`this database was migrated by a newer version, which knows ${newer}`)
}

async function apply(client: pg.Client, name: string, text: string, digest: string): Promise<void> {
  await client.query('begin')
  try {
    // What cannot have a table soon does not keep everybody else waiting for it.
    await client.query(`set local lock_timeout = '10s'`)
    await client.query(text)
    await client.query('insert into migrations (name, digest) values ($1, $2)', [name, digest])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed`, { cause: error })
  }
}
