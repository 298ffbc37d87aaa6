import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CannotRunHere } from '@clientele/own-postgres'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { withWayOut } from '../../src/platform/own-postgres.ts'
import { startTestPostgres } from '../world/postgres.ts'

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

test('who has a machine that cannot run PostgreSQL is told to set DATABASE_URL', () => {
  const trouble = new CannotRunHere('There is no built-in PostgreSQL for win32 on x64.')
  expect(withWayOut(trouble)).toMatchObject({ message: expect.stringContaining('x64. Set DATABASE_URL') })
  const other = new Error('PostgreSQL did not start.')
  expect(withWayOut(other)).toBe(other)
})

test('a test server is thrown away with its folder', async () => {
  const server = await startTestPostgres()
  const [place] = await query<{ folder: string }>(
    server.adminUrl,
    "SELECT current_setting('data_directory') AS folder, current_setting('fsync') AS fsync",
  )
  expect(place).toMatchObject({ fsync: 'off' })
  expect(await query(server.url, 'SELECT current_user AS name')).toEqual([{ name: 'clientele' }])
  await server.stop()
  expect(existsSync(join(place?.folder ?? '', '..'))).toBe(false)
})
