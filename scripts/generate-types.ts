import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

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

if (import.meta.main) {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('Set DATABASE_URL to a migrated database')
  await generateTypes(url)
}
