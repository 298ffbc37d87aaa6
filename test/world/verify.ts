import { checks } from '../../src/checks.ts'
import { present } from '../../src/kernel/assert.ts'
import type { Reader } from '../../src/platform/database.ts'
import { verifyShop as verifyBy } from '../../src/platform/verify/verify-shop.ts'
import { loadShop } from '../../src/shop/shop-store.ts'

/** Every difference that the shop's own verification finds. */
export async function verifyShop(reader: Reader) {
  const { settings } = present(await loadShop(reader), 'the shop')
  return verifyBy(reader, { checks, shop: settings })
}
