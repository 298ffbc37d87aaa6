import { type CalendarDate, dateIn, type Instant, instant, plusDays } from '../kernel/calendar.ts'
import type { standingClock } from '../platform/clock.ts'
import { firstDue } from '../platform/due.ts'
import type { Runtime } from '../runtime.ts'

/** Something that somebody did, and when. */
export type Moment = { readonly at: Instant; act(): Promise<unknown> }

/** The moment so many days before today, at a time on the clocks of the store ("09:30"). */
export type When = (daysAgo: number, time: string) => Instant

export function timeOf(now: Instant, timeZone: string): When {
  const today = dateIn(timeZone, now)
  return (daysAgo, time) => momentOn(plusDays(today, -daysAgo), time, timeZone)
}

function momentOn(day: CalendarDate, time: string, timeZone: string): Instant {
  const zoned = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time })
  return instant(zoned.epochMilliseconds)
}

type Told = {
  readonly clock: ReturnType<typeof standingClock>
  readonly until: Instant
  readonly moments: readonly Moment[]
}

/** Lets everything happen in the order of its time: what people did, and between it what the store does by itself. */
export async function tellStories(runtime: Runtime, { clock, until, moments }: Told): Promise<void> {
  const inOrder = moments
    .filter(({ at }) => at < until)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  for (const { at, act } of inOrder) {
    await passTime(runtime, clock, at)
    await act()
  }
  await passTime(runtime, clock, until)
}

async function passTime({ app }: Runtime, clock: Told['clock'], until: Instant): Promise<void> {
  for (;;) {
    const next = await firstDue(app.sources, until)
    if (next === null) break
    clock.moveTo(next)
    if ((await app.store.doDue()) === 0) break
  }
  clock.moveTo(until)
}
