import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { buildPages } from '../../scripts/build-pages.ts'
import { openBuiltPages, type Pages } from '../../src/http/pages.ts'

const root = join(import.meta.dirname, '../..')

/** The pages as they are built; built once, also when several test files ask for them at the same time. */
export async function builtPages(): Promise<Pages> {
  const server = new URL(inject('templateUrl'))
  server.pathname = '/postgres'
  const client = new pg.Client({ connectionString: server.href })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('building the pages'))`)
    buildPages()
    return await openBuiltPages(root)
  } finally {
    await client.end()
  }
}
