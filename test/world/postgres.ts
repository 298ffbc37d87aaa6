import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockDataFolder, stopLeftover } from '@clientele/own-postgres'
import { startOwnPostgres } from '../../src/platform/own-postgres.ts'

export type TestPostgres = {
  /** As the application's role: owner of its database, may create databases, no superuser. */
  readonly url: string
  /** As the superuser. */
  readonly adminUrl: string
  /** Ends the server and removes its folder. */
  stop(): Promise<void>
}

const prefix = 'clientele-test-postgres-'

/** A test run may be making its folder at this moment, before it holds the lock. */
const abandonedAfterMs = 60_000

/** Starts a throwaway PostgreSQL in a temporary folder, and clears away those that killed test runs have left. */
export async function startTestPostgres(): Promise<TestPostgres> {
  // Root's PostgreSQL runs as somebody else, who could not enter a temporary folder of root's own.
  const place = process.getuid?.() === 0 ? '/tmp' : tmpdir()
  await removeAbandoned(place)
  const dataRoot = await mkdtemp(join(place, prefix))
  const postgres = await startOwnPostgres({ dataRoot, durable: false, preferredPort: 54_330 })
  return {
    url: postgres.url,
    adminUrl: postgres.adminUrl,
    async stop() {
      await postgres.stop()
      await rm(dataRoot, { recursive: true, force: true })
    },
  }
}

async function removeAbandoned(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    if (!name.startsWith(prefix)) continue
    const folder = join(place, name)
    const found = await stat(folder).catch(() => undefined)
    if (!found || found.uid !== process.getuid?.() || Date.now() - found.mtimeMs < abandonedAfterMs) continue
    await removeUnlessInUse(folder)
  }
}

/** Another run that uses the folder, or is clearing it away too, is left to it. */
async function removeUnlessInUse(folder: string): Promise<void> {
  const lock = await lockDataFolder(folder).catch(() => undefined)
  if (!lock) return
  try {
    await stopLeftover(join(folder, 'cluster'))
    await rm(folder, { recursive: true, force: true })
  } finally {
    await lock.release()
  }
}
