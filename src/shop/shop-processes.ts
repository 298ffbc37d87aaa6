import { type Instant, instant } from '../kernel/calendar.ts'
import type { Actor } from '../platform/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { DueWork } from '../platform/due/do-due.ts'
import type { createRunner } from '../platform/runner.ts'
import type { CurrentShop } from './current-shop.ts'
import { moveClock } from './move-clock.ts'
import { setUpShop } from './set-up-shop.ts'

type Parts = {
  readonly bind: ReturnType<typeof createRunner>
  readonly shop: CurrentShop
  readonly clock: Clock
  readonly due: DueWork
}

/** The shop itself: opening it, and moving a demo shop's time. */
export function createShopProcesses({ bind, shop, clock, due }: Parts) {
  const setUp = bind(setUpShop)
  const move = bind(moveClock)

  return {
    settings: shop.settings,
    state: shop.state,

    async setUp(actor: Actor, input: Parameters<typeof setUp>[1]): Promise<void> {
      await setUp(actor, input)
      await shop.reload()
    },

    /**
     * Moves a demo shop forward by `milliseconds`. Everything that comes due on the way is done in its order, each at its
     * own moment. Answers with the time that it is then.
     */
    async travel(actor: Actor, milliseconds: number): Promise<Instant> {
      const realNow = Date.now()
      const end = instant(realNow + clock.offsetMs() + milliseconds)
      // Asked first: a shop that is not a demo refuses before anything has moved.
      const offsetAt = (at: string) => Math.max(clock.offsetMs(), Date.parse(at) - realNow)
      await move(actor, { offsetMs: clock.offsetMs(), realNow })
      await due.passUntil(end, (at) => clock.setOffset(offsetAt(at)))
      clock.setOffset(offsetAt(end))
      await move(actor, { offsetMs: clock.offsetMs(), realNow })
      await due.doAll()
      return clock.now()
    },
  }
}
