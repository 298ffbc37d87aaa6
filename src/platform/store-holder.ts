import pg from 'pg'
import type { Clock } from './clock.ts'
import type { Reader } from './database.ts'
import { loadStore, StoreSettings, type StoreState } from './store.ts'

export type StoreHolder = {
  /** The settings as they were last read; harmless ones while the store has not been set up. */
  settings(): StoreSettings
  state(): StoreState | null
  /** Reads the store again: after this process has changed it. */
  reload(): Promise<void>
  /** Follows the changes that other processes make, until `stop`. */
  follow(url: string): Promise<{ stop(): Promise<void> }>
}

const beforeSetUp = StoreSettings.parse({
  ...{ name: 'Clientele', email: 'store@example.com', country: 'US', currency: 'USD', timeZone: 'UTC' },
})

/** Keeps the store's settings in memory, so that a request does not have to read them, and the clock's offset with them. */
export async function holdStore(reader: Reader, clock: Clock): Promise<StoreHolder> {
  let state: StoreState | null = null
  async function reload() {
    state = await loadStore(reader)
    if (state) clock.setOffset(state.clockOffsetMs)
  }
  await reload()
  return {
    settings: () => state?.settings ?? beforeSetUp,
    state: () => state,
    reload,
    async follow(url) {
      const client = new pg.Client({ connectionString: url })
      client.on('error', () => undefined)
      client.on('notification', () => void reload().catch(() => undefined))
      await client.connect()
      await client.query('listen store_changed')
      return { stop: () => client.end() }
    },
  }
}
