import { checks } from '../../src/checks.ts'
import type { Reader } from '../../src/platform/database.ts'
import { verifyShop as verifyWith } from '../../src/platform/verify/verify-shop.ts'

/** Every difference that the shop's own verification finds. */
export const verifyShop = (reader: Reader) => verifyWith(reader, checks)
