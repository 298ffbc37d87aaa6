import { sql } from 'kysely'
import { permissions } from '../../src/identity/permissions.ts'
import { type CalendarDate, calendarDate, instant, plusDays, startOfDay } from '../../src/kernel/calendar.ts'
import type { UserId } from '../../src/kernel/ids.ts'
import { type Actor, system } from '../../src/platform/actor.ts'
import { stoppedClock } from '../../src/platform/clock.ts'
import { createLog } from '../../src/platform/log.ts'
import type { ShopSettings } from '../../src/platform/shop-settings.ts'
import { createRuntime, type Runtime } from '../../src/runtime.ts'
import { catalogOf } from './catalog.ts'
import { createPerson } from './person.ts'
import { cloneDatabase } from './test-database.ts'

export const timeZone = 'Europe/Berlin'
const shopUrl = 'http://shop.test'

/** Every permission there is. */
export const staff: Actor = {
  kind: 'staff',
  name: 'Stella',
  permissions: new Set(permissions),
  userId: '018f0000-0000-7000-8000-000000000001' as UserId,
}

/** A provider in good order: webhooks come once and at once, if anybody delivers them. */
const noFaults = { duplicate: 0, delay: 0, slowMs: 20 }

export type World = Awaited<ReturnType<typeof openWorld>>

/** A shop of its own on a database of its own, set up and with nothing sold yet, at noon of a day that it is told. */
export async function openWorld(at: string, settings: Partial<{ currency: string; country: string }> = {}) {
  const database = await cloneDatabase()
  const clock = stoppedClock(instant(`${at}T11:00:00.000Z`))
  const runtime = await createRuntime({
    databaseUrl: database.url,
    poolSize: 24,
    shopUrl,
    ownUrl: shopUrl,
    smtpUrl: undefined,
    secret: 'a secret for tests that is long enough',
    log: createLog('error'),
    clock,
    faults: noFaults,
  })
  const { app } = runtime
  await app.shop.setUp(system('set-up'), {
    isDemo: false,
    settings: {
      name: 'Testshop',
      email: 'shop@example.com',
      timeZone,
      country: 'DE',
      currency: 'EUR',
      ...settings,
    },
  })
  return {
    runtime,
    app,
    clock,
    databaseUrl: database.url,
    adminUrl: database.adminUrl,
    staff,
    catalog: catalogOf(app, staff),
    person: (name: string, country = 'DE') => createPerson(runtime, { name, country }),
    /** Lets time pass until the first moment of a day; everything that comes due on the way is done at its moment. */
    until: (day: string) => passUntil(runtime, clock, startOfDay(calendarDate(day), timeZone)),
    /** The same until any moment. */
    untilMoment: (at: string) => passUntil(runtime, clock, instant(at)),
    /** Changes settings of the shop, as its owner does. */
    async changesSettings(changed: Partial<ShopSettings>) {
      await sql`update shop set settings = settings || ${JSON.stringify(changed)}::jsonb`.execute(
        runtime.database.reader,
      )
      await runtime.shop.reload()
    },
    async close() {
      await runtime.close()
      await database.drop()
    },
  }
}

type Standing = ReturnType<typeof stoppedClock>

async function passUntil({ app }: Runtime, clock: Standing, end: ReturnType<typeof instant>): Promise<void> {
  await app.due.passUntil(end, clock.moveTo)
  clock.moveTo(end)
  await app.due.doAll()
}

/** The day after `day`, `count` days on. */
export function daysAfter(day: string, count: number): CalendarDate {
  return plusDays(calendarDate(day), count)
}
