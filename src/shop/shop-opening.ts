import { randomInt, timingSafeEqual } from 'node:crypto'
import { Refused } from '../platform/refused.ts'

export type ShopOpening = ReturnType<typeof createShopOpening>

type Parts = {
  /** Asks the database, since another process may have opened the shop a moment ago. */
  readonly isSetUp: () => Promise<boolean>
  /** Runs this unless any process of the shop does; null then. */
  readonly onlyOne: <T>(run: () => Promise<T>) => Promise<{ result: T } | null>
}

/**
 * Whoever opens a shop shows that they can read the server's log: the code stands there, is made anew at each start, and is void
 * once the shop is open.
 */
export function createShopOpening({ isSetUp, onlyOne }: Parts) {
  const code = Array.from({ length: 3 }, () => randomInt(0x1000, 0x10000).toString(16)).join('-')
  return {
    code,
    isCode: (given: string) => isSame(given, code),
    /** Opens it once, also when several want to at once: the others are refused before they have made anything. */
    async once<T>(open: () => Promise<T>): Promise<T> {
      const opened = await onlyOne(async () => {
        if (await isSetUp()) throw new Refused('shop_is_set_up')
        return open()
      })
      if (!opened) throw new Refused('shop_is_set_up')
      return opened.result
    },
  }
}

function isSame(given: string, code: string): boolean {
  const [a, b] = [Buffer.from(given.toLowerCase()), Buffer.from(code)]
  return a.length === b.length && timingSafeEqual(a, b)
}
