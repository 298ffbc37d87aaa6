import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Application } from './application.ts'
import { adminUrl, applicationUrl, provideApplicationDatabase } from './application-database.ts'
import {
  type Binaries,
  type Bundle,
  binariesCopiedTo,
  binariesInPlace,
  findBundle,
  isBundleComplete,
} from './binaries.ts'
import { createCluster, removeUnfinishedClusters } from './cluster.ts'
import { type Credentials, makeCredentials, readCredentials } from './credentials.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { openDataRoot, sharedPlace } from './data-root.ts'
import { startServer } from './server.ts'
import { isRoot, userToRun } from './system-user.ts'

export type { Application } from './application.ts'
export { CannotRunHere } from './cannot-run-here.ts'
export { DataFolderInUse, lockDataFolder } from './data-folder-lock.ts'
export { findRunningPostgres } from './find-running.ts'
export { isServerOf, stopLeftover } from './leftover.ts'

export type EmbeddedPostgresOptions = {
  readonly application: Application
  /** The folder for the database, its passwords and its log. Without it, one that belongs to the application's checkout. */
  readonly dataRoot?: string
  /** `false` for a throwaway: faster, and lost when the machine stops. */
  readonly durable?: boolean
  /** Where to look first for a free port. */
  readonly preferredPort?: number
  /** Told at once, in plain sentences, what the owner should know. */
  readonly say?: (line: string) => void
}

export type EmbeddedPostgres = {
  /** As the application's role, to its database. */
  readonly url: string
  /** As the superuser. */
  readonly adminUrl: string
  readonly port: number
  /** The server's process id. */
  readonly pid: number
  /** What `say` was told during the start. */
  readonly notes: readonly string[]
  /** Settles when the server has ended, be it stopped or lost: without it the process has no database. */
  readonly ended: Promise<void>
  /** Ends the server in order and gives the folder free; may be called again. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that came with the dependencies; at the first start it makes its database. Throws
 * {@link CannotRunHere} where this machine cannot run it, {@link DataFolderInUse} when another process has the folder
 * open, and otherwise what PostgreSQL said.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const bundle = await findBundle(process.platform, process.arch)
  const dataRoot = await openDataRoot(options.application, options.dataRoot)
  const lock = await lockDataFolder(dataRoot)
  try {
    const started = await startInFolder(bundle, dataRoot, options)
    let stopping: Promise<void> | undefined
    return {
      ...started,
      stop() {
        stopping ??= started.stop().then(() => lock.release())
        return stopping
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function startInFolder(
  bundle: Bundle,
  dataRoot: string,
  { application, durable = true, preferredPort = 5433, say }: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const notes: string[] = []
  const tell = (line: string) => {
    notes.push(line)
    say?.(line)
  }
  const cluster = join(dataRoot, 'cluster')
  const credentials = await openCredentials(dataRoot, cluster)
  const user = await userToRun(cluster)
  const place = {
    dataRoot,
    binaries: await reachableBinaries(bundle, { application, dataRoot }),
    user,
    durable,
  }
  await removeUnfinishedClusters(dataRoot)
  if (!existsSync(cluster)) {
    tell(`Making a new database in ${dataRoot}${user ? `, run by the system user ${user.name}` : ''}.`)
    await createCluster({ ...place, folder: cluster, password: credentials.superuser })
  }
  const server = await startServer({ ...place, cluster, preferredPort, tell })
  const address = { application: application.name, cluster, port: server.port }
  try {
    await provideApplicationDatabase(address, credentials)
  } catch (error) {
    await server.stop()
    throw error
  }
  const urls = { url: applicationUrl(address, credentials), adminUrl: adminUrl(address, credentials) }
  return { ...server, ...urls, notes }
}

/** New passwords would not open an existing database, so losing the file is said instead of papered over. */
async function openCredentials(dataRoot: string, cluster: string): Promise<Credentials> {
  const kept = await readCredentials(dataRoot)
  if (kept) return kept
  if (existsSync(cluster)) {
    throw new Error(
      `${dataRoot} holds a database but not its passwords: bring credentials.json back from a backup.`,
    )
  }
  return await makeCredentials(dataRoot)
}

/** Root's server is run by an account that may be unable to enter the checkout, so root's programs are copied. */
async function reachableBinaries(
  bundle: Bundle,
  { application, dataRoot }: { application: Application; dataRoot: string },
): Promise<Binaries> {
  if (isRoot()) return await binariesCopiedTo(await sharedPlace(application.name), bundle)
  if (await isBundleComplete(bundle)) return binariesInPlace(bundle)
  return await binariesCopiedTo(dataRoot, bundle)
}
