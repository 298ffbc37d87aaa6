import type { EmbeddedPostgres } from '@clientele/own-postgres'
import { removeHalfFilledDemo } from './demo/half-filled.ts'
import { migrate } from './platform/migrate.ts'
import { startOwnPostgres } from './platform/own-postgres.ts'

export type Opened = {
  readonly url: string
  /** The database that this process started, if it did. */
  readonly embedded: EmbeddedPostgres | null
}

/** The database of the settings, or one of our own, brought to the current shape. */
export async function openShopDatabase(
  given: { url: string | undefined; dataRoot: string | undefined },
  say: (line: string) => void,
): Promise<Opened> {
  if (given.url) {
    await migrate(given.url)
    return { url: given.url, embedded: null }
  }
  const embedded = await startOwnPostgres({ say, ...(given.dataRoot && { dataRoot: given.dataRoot }) })
  try {
    if (await removeHalfFilledDemo(embedded.url))
      say('The demo shop was not filled to its end; beginning anew.')
    await migrate(embedded.url)
  } catch (error) {
    await embedded.stop()
    throw error
  }
  return { url: embedded.url, embedded }
}
