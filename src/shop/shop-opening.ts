import { randomInt, timingSafeEqual } from 'node:crypto'
import { Refused } from '../platform/refused.ts'

export type ShopOpening = ReturnType<typeof createShopOpening>

/**
 * Whoever opens a shop shows that they can read the server's log: the code stands there, is made anew at each start, and is void
 * once the shop is open.
 */
export function createShopOpening({ isSetUp }: { isSetUp(): boolean }) {
  const code = Array.from({ length: 3 }, () => randomInt(0x1000, 0x10000).toString(16)).join('-')
  let isOpening = false
  return {
    code,
    isCode: (given: string) => isSame(given, code),
    /** Opens it once, also when several want to at once. */
    async once<T>(open: () => Promise<T>): Promise<T> {
      if (isSetUp() || isOpening) throw new Refused('shop_is_set_up')
      isOpening = true
      try {
        return await open()
      } finally {
        isOpening = false
      }
    },
  }
}

function isSame(given: string, code: string): boolean {
  const [a, b] = [Buffer.from(given.toLowerCase()), Buffer.from(code)]
  return a.length === b.length && timingSafeEqual(a, b)
}
