import { assert } from '../kernel/assert.ts'
import {
  addTerm,
  type CalendarDate,
  dateIn,
  dayOfMonth,
  type Instant,
  instant,
  plusDays,
} from '../kernel/calendar.ts'
import type { stoppedClock } from '../platform/clock.ts'
import type { Runtime } from '../runtime.ts'
import { openPost } from './post.ts'

/** Something that somebody did, and when. */
export type Moment = { readonly at: Instant; act(): Promise<unknown> }

/** Days of the stories are counted back from today; times ("09:30") are those on the shop's clocks. */
export type Calendar = {
  at(daysAgo: number, time: string): Instant
  on(daysAgo: number, time: string, act: Moment['act']): Moment
  /** So many days after the `months`-th monthly renewal of what was bought `daysAgo`. */
  afterRenewal(bought: { daysAgo: number; months: number }, days: number, act: Moment['act']): Moment
}

const afterWork = '18:20'

export function calendarOf(now: Instant, timeZone: string): Calendar {
  const today = dateIn(timeZone, now)
  const at = (daysAgo: number, time: string) => momentOn(plusDays(today, -daysAgo), time, timeZone)
  return {
    at,
    on: (daysAgo, time, act) => ({ at: at(daysAgo, time), act }),
    afterRenewal({ daysAgo, months }, days, act) {
      const bought = plusDays(today, -daysAgo)
      const renewed = addTerm(bought, { unit: 'month', count: months }, dayOfMonth(bought))
      return { at: momentOn(plusDays(renewed, days), afterWork, timeZone), act }
    },
  }
}

function momentOn(day: CalendarDate, time: string, timeZone: string): Instant {
  const zoned = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time })
  return instant(zoned.epochMilliseconds)
}

type Evening = {
  readonly clock: ReturnType<typeof stoppedClock>
  readonly until: Instant
  readonly moments: readonly Moment[]
}

/** Lets everything happen in the order of its time: what people did, and between it what the shop does by itself. */
export async function tellStories(runtime: Runtime, { clock, until, moments }: Evening): Promise<void> {
  const inOrder = moments
    .filter(({ at }) => at < until)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const open = { app: runtime.app, clock, deliverEmail: openPost(runtime) }
  for (const { at, act } of inOrder) {
    await passTime(open, at)
    await act()
    await open.deliverEmail()
  }
  await passTime(open, until)
}

type Telling = Pick<Evening, 'clock'> & Pick<Runtime, 'app'> & { deliverEmail(): Promise<void> }

/** What is due on the way is carried out one by one, each at its own moment. */
async function passTime({ app, clock, deliverEmail }: Telling, until: Instant): Promise<void> {
  const done = new Set<string>()
  for (;;) {
    const next = await app.due.first(until)
    if (!next) break
    const { source, item } = next
    const key = `${source.name} ${item.id} ${item.dueAt}`
    assert(!done.has(key), `${key} is carried out once`)
    done.add(key)
    clock.moveTo(item.dueAt)
    await source.carryOut(item)
    await deliverEmail()
  }
  clock.moveTo(until)
}
