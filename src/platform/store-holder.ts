import type { Clock } from './clock.ts'
import type { Reader } from './database.ts'
import { followChannel } from './follow-channel.ts'
import { loadStore, StoreSettings, type StoreState } from './store.ts'

export type StoreHolder = {
  /** The settings as they were last read; harmless ones while the store has not been set up. */
  settings(): StoreSettings
  state(): StoreState | null
  /** Reads the store again: after this process has changed it. */
  reload(): Promise<void>
  /** Follows the changes that other processes make, until `stop`. `lookEveryMs`: how old they can be at the most. */
  follow(url: string, lookEveryMs?: number): Promise<{ stop(): Promise<void> }>
}

const usualLookMs = 30_000

const beforeSetUp = StoreSettings.parse({
  name: 'Clientele',
  email: 'store@example.com',
  country: 'US',
  currency: 'USD',
  timeZone: 'UTC',
})

/** Keeps the store's settings in memory, so that a request does not have to read them, and the clock's offset with them. */
export async function holdStore(reader: Reader, clock: Clock): Promise<StoreHolder> {
  let state: StoreState | null = null
  let begun = 0
  let newest = 0
  async function reload() {
    begun += 1
    const mine = begun
    const read = await loadStore(reader)
    // Of several at once, one that began earlier may end later, and know less.
    if (mine < newest) return
    newest = mine
    state = read
    if (state) clock.setOffset(state.clockOffsetMs)
  }
  await reload()
  return {
    settings: () => state?.settings ?? beforeSetUp,
    state: () => state,
    reload,
    follow: (url, lookEveryMs = usualLookMs) =>
      followChannel({
        url,
        channel: 'store_changed',
        lookEveryMs,
        // What cannot be read now is read at the next look.
        look: () => void reload().catch(() => undefined),
      }),
  }
}
