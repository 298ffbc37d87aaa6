import type { Clock } from '../platform/clock.ts'
import type { Reader } from '../platform/database.ts'
import { followChannel } from '../platform/follow-channel.ts'
import type { ShopSettings as Settings } from '../platform/shop-settings.ts'
import { ShopSettings } from './shop-settings.ts'
import { loadShop, type ShopState } from './shop-store.ts'

export type CurrentShop = {
  /** The settings as they were last read; harmless ones while the shop has not been set up. */
  settings(): Settings
  state(): ShopState | null
  /** Reads the shop again: after this process has changed it. */
  reload(): Promise<void>
  /** Follows the changes that other processes make, until `stop`. `lookEveryMs`: how old they can be at the most. */
  follow(url: string, lookEveryMs?: number): Promise<{ stop(): Promise<void> }>
}

const usualLookMs = 30_000

const beforeSetUp = ShopSettings.parse({
  name: 'Clientele',
  email: 'shop@example.com',
  country: 'US',
  currency: 'USD',
  timeZone: 'UTC',
})

/** Keeps the shop's settings in memory, so that a request does not have to read them, and the clock's offset with them. */
export async function openCurrentShop(reader: Reader, clock: Clock): Promise<CurrentShop> {
  let state: ShopState | null = null
  let begun = 0
  let newest = 0
  async function reload() {
    begun += 1
    const mine = begun
    const read = await loadShop(reader)
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
        channel: 'shop_changed',
        lookEveryMs,
        // What cannot be read now is read at the next look.
        look: () => void reload().catch(() => undefined),
      }),
  }
}
