import { z } from 'zod'
import { instant } from '../kernel/calendar.ts'
import { either, staffWith, systemOnly } from '../platform/permission.ts'
import { Refused } from '../platform/refused.ts'
import { announceStoreChange, saveClockOffset } from '../platform/store.ts'
import { useCase } from '../platform/use-case.ts'

/** Keeps how far ahead of the real time a demo store's clock runs. A real store's clock is never moved. */
export const moveClock = useCase({
  name: 'store.move_clock',
  input: z.object({
    offsetMs: z
      .number()
      .int()
      .min(0)
      .max(50 * 366 * 86_400_000),
    realNow: z.number().int(),
  }),
  may: either(staffWith('settings'), systemOnly),
  async run(work, { offsetMs, realNow }) {
    const isMoved = await saveClockOffset(work.trx, offsetMs)
    if (!isMoved) throw new Refused('no_demo_store')
    work.record({ type: 'store.clock_moved', customerId: null, to: instant(realNow + offsetMs) })
    await announceStoreChange(work.trx)
  },
})
