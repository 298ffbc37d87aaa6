import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { migrate } from '../src/platform/migrate.ts'
import { startOwnPostgres } from '../src/platform/own-postgres.ts'

const typesFile = 'src/platform/database.gen.ts'
const asTheDriverReadsThem = { int8: 'bigint', date: 'string', timestamptz: 'string' }

/** Writes the TypeScript types of the migrated database at `url` to `file`. */
export async function generateTypes(url: string, file = typesFile): Promise<void> {
  await promisify(execFile)('kysely-codegen', [
    ...['--url', url, '--dialect', 'postgres', '--out-file', file, '--default-schema', 'public'],
    ...['--include-pattern', 'public.*', '--exclude-pattern', 'public.migrations'],
    ...['--type-mapping', JSON.stringify(asTheDriverReadsThem)],
  ])
}

/** Without a database that is given, of one that is made for this and migrated. */
async function generateFromMigrations(): Promise<void> {
  const dataRoot = await mkdtemp(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'clientele-types-'))
  const postgres = await startOwnPostgres({ dataRoot, preferredPort: 54_460 })
  try {
    await migrate(postgres.url)
    await generateTypes(postgres.url)
  } finally {
    await postgres.stop()
    await rm(dataRoot, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const url = process.env.DATABASE_URL
  await (url ? generateTypes(url) : generateFromMigrations())
}
