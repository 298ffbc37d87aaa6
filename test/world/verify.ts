import { checks } from '../../src/checks.ts'
import { present } from '../../src/kernel/assert.ts'
import type { Reader } from '../../src/platform/database.ts'
import type { Check } from '../../src/platform/verify/difference.ts'
import { verifyShop as verifyBy } from '../../src/platform/verify/verify-shop.ts'
import { loadShop } from '../../src/shop/shop-store.ts'

/** Every difference that the shop's own verification finds, or that some of its checks do. */
export async function verifyShop(reader: Reader, by: readonly Check[] = checks) {
  const { settings } = present(await loadShop(reader), 'the shop')
  return verifyBy(reader, { checks: by, shop: settings })
}
