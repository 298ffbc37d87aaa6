import { type Instant, instant } from '../kernel/calendar.ts'
import type { Actor } from '../platform/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { DueWork } from '../platform/due/do-due.ts'
import type { createRunner } from '../platform/runner.ts'
import type { StoreHolder } from '../platform/store-holder.ts'
import { moveClock } from './move-clock.ts'
import { setUpStore } from './set-up-shop.ts'

type Parts = {
  readonly bind: ReturnType<typeof createRunner>
  readonly store: StoreHolder
  readonly clock: Clock
  readonly due: DueWork
}

/** The store itself: opening it, and moving a demo store's time. */
export function createStoreProcesses({ bind, store, clock, due }: Parts) {
  const setUp = bind(setUpStore)
  const move = bind(moveClock)

  return {
    settings: store.settings,
    state: store.state,

    async setUp(actor: Actor, input: Parameters<typeof setUp>[1]): Promise<void> {
      await setUp(actor, input)
      await store.reload()
    },

    /**
     * Moves a demo store forward by `milliseconds`. Everything that comes due on the way is done in its order, each at its
     * own moment. Answers with the time that it is then.
     */
    async travel(actor: Actor, milliseconds: number): Promise<Instant> {
      const realNow = Date.now()
      const end = instant(realNow + clock.offsetMs() + milliseconds)
      // Asked first: a store that is not a demo refuses before anything has moved.
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
