import { instant } from '../kernel/calendar.ts'
import { system } from '../platform/actor.ts'
import type { Clock } from '../platform/clock.ts'
import { stoppedClock } from '../platform/clock.ts'
import type { Runtime } from '../runtime.ts'
import { fillCatalogue } from './catalogue.ts'
import { beginFilling, endFilling } from './half-filled.ts'
import { type DemoPeople, openPeople } from './open-people.ts'
import { demoCustomers, demoPassword, demoStaff } from './people.ts'
import { demoSettings } from './settings.ts'
import { stories } from './stories.ts'
import { calendarOf, tellStories } from './telling.ts'

type OpenAt = (clock: Clock) => Promise<Runtime>

const opensDaysAgo = 430

/**
 * Fills an empty shop with a catalogue and fourteen months of customers' lives, all of it made through the use cases at
 * past dates: nothing in it could not have happened. The same day always gives the same shop. Cut off half-way, it
 * leaves a mark by which the next start begins anew.
 */
export async function fillDemoShop(
  openAt: OpenAt,
  say: (line: string) => void,
  now = instant(Date.now()),
): Promise<void> {
  say('Filling a demo shop with a year of customers. This takes a few seconds, once.')
  const calendar = calendarOf(now, demoSettings.timeZone)
  const clock = stoppedClock(calendar.at(opensDaysAgo, '08:00'))
  const runtime = await openAt(clock)
  try {
    await beginFilling(runtime.database.reader)
    await runtime.app.shop.setUp(system('set-up'), { settings: demoSettings, isDemo: true })
    const people: DemoPeople = await openPeople(runtime, { staff: demoStaff, customers: demoCustomers })
    const catalogue = await fillCatalogue(runtime.app, people.owner)
    await tellStories(runtime, {
      clock,
      until: now,
      moments: stories({ runtime, people, catalogue, calendar }),
    })
    await endFilling(runtime.database.reader)
  } finally {
    await runtime.close()
  }
}

/** What is printed at every start of a demo shop: whom one can be in it. */
export function demoLogins(url: string): string[] {
  const [owner] = demoStaff
  const { anna } = demoCustomers
  const width = Math.max(owner.email.length, anna.email.length)
  const line = (who: string, email: string, page: string) =>
    `  ${who.padEnd(8)}  ${email.padEnd(width)}  ${demoPassword}  ${page}`
  return [
    'This is a demo shop: nothing in it is real, and its time can be moved forward.',
    line('staff', owner.email, `${url}/admin`),
    line('customer', anna.email, `${url}/account`),
  ]
}
