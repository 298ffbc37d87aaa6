import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { systemOnly } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { Difference } from '../platform/verify/difference.ts'
import { mostDifferences } from '../platform/verify/verify-shop.ts'
import './shop-ports.ts'

/** Derives balances, states and chains from scratch, and names each difference. `isAll`: there are no more than these. */
export const verify = process({
  name: 'shop.verify',
  input: z.object({}),
  output: z.object({ differences: list(Difference), isAll: z.boolean() }),
  may: systemOnly,
  steps: {},
  async run({ ports }) {
    const differences = await ports.verifyShop()
    return { differences, isAll: differences.length < mostDifferences }
  },
})
