import { z } from 'zod'
import { instant } from '../kernel/calendar.ts'
import { Moment } from '../kernel/codecs.ts'
import { either, staffWith, systemOnly } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { moveClock } from './move-clock.ts'
import './shop-ports.ts'

const longestMs = 50 * 366 * 86_400_000

/**
 * Moves a demo shop forward in time. Everything that comes due on the way is done in its order, each at its own moment. Answers
 * with the time that it is then.
 */
export const travel = process({
  name: 'shop.travel',
  input: z.object({ milliseconds: z.number().int().min(0).max(longestMs) }),
  output: Moment,
  may: either(staffWith('settings'), systemOnly),
  steps: { move: moveClock },
  async run({ actor, steps, clock, ports }, { milliseconds }) {
    const due = ports.dueWork()
    const realNow = Date.now()
    const end = instant(realNow + clock.offsetMs() + milliseconds)
    const offsetAt = (at: string) => Math.max(clock.offsetMs(), Date.parse(at) - realNow)
    // Asked first: a shop that is not a demo refuses before anything has moved.
    await steps.move(actor, { offsetMs: clock.offsetMs(), realNow })
    await due.passUntil(end, (at) => clock.setOffset(offsetAt(at)))
    clock.setOffset(offsetAt(end))
    await steps.move(actor, { offsetMs: clock.offsetMs(), realNow })
    await due.doAll()
    return clock.now()
  },
})
