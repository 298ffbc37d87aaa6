import pg from 'pg'
import { expect, test } from 'vitest'
import { migrate } from '../../src/platform/migrate.ts'
import { cloneDatabase } from '../world/test-database.ts'

test('a database that a newer version has migrated is refused, and nothing of it is changed', async () => {
  const database = await cloneDatabase()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  expect(await migrate(database.url)).toEqual([])
  await client.query(`insert into migrations (name, digest) values ('9999_from_the_future.sql', '')`)
  await expect(migrate(database.url)).rejects.toThrow(/newer version, which knows 9999_from_the_future\.sql/)
  await client.end()
  await database.drop()
})
