import { z } from 'zod'
import { instant } from '../kernel/calendar.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { either, staffWith, systemOnly } from '../platform/permission.ts'
import { Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { announceShopChange, saveClockOffset } from './shop-store.ts'

/** Keeps how far ahead of the real time a demo shop's clock runs. A real shop's clock is never moved. */
export const moveClock = useCase({
  name: 'shop.move_clock',
  input: z.object({
    offsetMs: z
      .number()
      .int()
      .min(0)
      .max(50 * 366 * 86_400_000),
    realNow: z.number().int(),
  }),
  output: NoOutput,
  may: either(staffWith('settings'), systemOnly),
  async run(work, { offsetMs, realNow }) {
    const isMoved = await saveClockOffset(work.trx, offsetMs)
    if (!isMoved) throw new Refused('no_demo_shop')
    work.record({ type: 'shop.clock_moved', customerId: null, to: instant(realNow + offsetMs) })
    await announceShopChange(work.trx)
  },
})
