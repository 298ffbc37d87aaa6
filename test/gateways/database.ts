import { type Database, openDatabase } from '../../src/platform/database.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { startTestPostgres } from '../world/postgres.ts'

/** A migrated, empty database for one test file. */
export async function openTestDatabase(): Promise<{ database: Database; close(): Promise<void> }> {
  const postgres = await startTestPostgres()
  await migrate(postgres.url)
  const database = openDatabase(postgres.url, 20)
  return {
    database,
    async close() {
      await database.close()
      await postgres.stop()
    },
  }
}
