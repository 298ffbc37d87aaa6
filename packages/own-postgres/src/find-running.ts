import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { Application } from './application.ts'
import { applicationUrl } from './application-database.ts'
import { readCredentials } from './credentials.ts'
import { dataFolder } from './data-root.ts'
import { isServerOf, readPostmasterFile } from './leftover.ts'

/**
 * The URL of the embedded database that runs now on this data folder (without one, on the application's usual one), started by another
 * process; null when none does.
 */
export async function findRunningPostgres(
  application: Application,
  dataRoot?: string,
): Promise<string | null> {
  const folder = await realpath(await dataFolder(application, dataRoot)).catch(() => null)
  const credentials = folder && (await readCredentials(folder))
  if (!folder || !credentials) return null
  const cluster = join(folder, 'cluster')
  const said = await readPostmasterFile(cluster)
  if (!said?.ready || !(await isServerOf(said.pid, cluster))) return null
  return applicationUrl({ application: application.name, cluster, port: said.port }, credentials)
}
