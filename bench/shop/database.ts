import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EmbeddedPostgres } from '@clientele/own-postgres'
import { startOwnPostgres } from '../../src/platform/own-postgres.ts'

export type BenchDatabase = {
  readonly dataRoot: string
  /** As the application's role. */
  readonly url: string
  /** As the superuser, to the same database. */
  readonly admin: string
  stop(): Promise<void>
  /** Goes on where `stop` ended. */
  start(): Promise<void>
  remove(): Promise<void>
}

/** The PostgreSQL of the product in a folder of its own, as durable as a real shop's. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  // Root's PostgreSQL runs as somebody else, who could not enter a temporary folder of root's own.
  const place = process.getuid?.() === 0 ? '/tmp' : tmpdir()
  const dataRoot = await mkdtemp(join(place, 'clientele-bench-'))
  const start = () => startOwnPostgres({ dataRoot, durable: true, preferredPort: 54_440 })
  let postgres: EmbeddedPostgres = await start()
  return {
    dataRoot,
    get url() {
      return postgres.url
    },
    get admin() {
      const url = new URL(postgres.adminUrl)
      url.pathname = new URL(postgres.url).pathname
      return url.href
    },
    stop: () => postgres.stop(),
    async start() {
      postgres = await start()
    },
    async remove() {
      await postgres.stop()
      await rm(dataRoot, { recursive: true, force: true })
    },
  }
}
