import { z } from 'zod'
import { Moment } from '../kernel/codecs.ts'
import { either, staffWith, systemOnly } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'

/** What time it is in the shop: a demo shop's clock can be moved. */
export const shopNow = query({
  name: 'shop.now',
  input: z.object({}),
  output: Moment,
  may: either(staffWith('settings'), systemOnly),
  run: async ({ now }) => now,
})
