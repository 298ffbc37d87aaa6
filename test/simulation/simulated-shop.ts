import { Hono } from 'hono'
import { pino } from 'pino'
import type { App } from '../../src/app.ts'
import type { Package } from '../../src/catalog/package.ts'
import { createWebhooks } from '../../src/http/webhooks.ts'
import { calendarDate, instant, startOfDay } from '../../src/kernel/calendar.ts'
import { createIdSource } from '../../src/kernel/id-source.ts'
import type { CouponId } from '../../src/kernel/ids.ts'
import { system } from '../../src/platform/actor.ts'
import { stoppedClock } from '../../src/platform/clock.ts'
import { createRuntime } from '../../src/runtime.ts'
import { catalogOf } from '../world/catalog.ts'
import { createPerson, type Person } from '../world/person.ts'
import { cloneDatabase } from '../world/test-database.ts'
import { staff, timeZone } from '../world/world.ts'
import { createDice } from './dice.ts'
import type { Promised } from './promises.ts'
import { createTally } from './tally.ts'
import { createTrouble, Killed } from './trouble.ts'

export const shopUrl = 'http://shop.test'
export const firstDay = calendarDate('2026-01-01')

export type Simulated = Awaited<ReturnType<typeof openSimulatedShop>>

/** A whole shop on a database of its own, whose ids, time and troubles follow from the seed. */
export async function openSimulatedShop(seed: string) {
  const database = await cloneDatabase()
  const clock = stoppedClock(startOfDay(firstDay, timeZone))
  const chance = createDice(`${seed} ids`)
  const trouble = createTrouble()
  const tally = createTally()
  const faults: string[] = []
  const runtime = await createRuntime({
    databaseUrl: database.url,
    poolSize: 8,
    shopUrl,
    ownUrl: shopUrl,
    smtpUrl: undefined,
    clock,
    secret: 'a secret for tests that is long enough',
    log: pino({ level: 'error' }, { write: (line: string) => hear(line) }),
    newId: createIdSource({ now: () => Date.parse(clock.now()), random: (bytes) => chance.fill(bytes) }),
    faults: { duplicate: 0, delay: 0, slowMs: 1 },
    wrapGateway: trouble.around,
  })

  /** What is due by itself reports its troubles to the log: a kill is expected, all else is a fault. */
  function hear(line: string): void {
    const { err } = JSON.parse(line) as { err?: { type: string } }
    if (err?.type === Killed.name) tally.note('killed')
    else faults.push(line)
  }

  const hooks = new Hono().route('/', createWebhooks({ app: runtime.app, now: clock.now }))
  hooks.onError((error, c) => {
    if (error instanceof Killed) tally.note('killed')
    else faults.push(String(error.stack))
    return c.text('no', 500)
  })
  const { app } = runtime
  await setUp(app)
  const sells = catalogOf(app, staff)
  return {
    app,
    adminUrl: database.adminUrl,
    clock,
    trouble,
    tally,
    faults,
    hooks,
    runtime,
    reader: runtime.database.reader,
    packages: await stockUp(sells),
    sells,
    people: [] as Person[],
    /** What pages said yesterday evening of today. */
    promised: [] as readonly Promised[],
    coupons: [] as { couponId: CouponId; code: string }[],
    async register(name: string, country: string): Promise<Person> {
      return createPerson(runtime, { name, country })
    },
    async close() {
      await runtime.close()
      await database.drop()
    },
  }
}

async function setUp(app: App): Promise<void> {
  await app.shop.setUp(system('set-up'), {
    isDemo: false,
    settings: {
      name: 'Simulated',
      email: 'shop@example.com',
      timeZone,
      country: 'DE',
      currency: 'EUR',
      emailsPerHour: 25,
    },
  })
}

/** Things of every kind: with and without term, tax, set-up fee, stock, grace, and belonging to another. */
async function stockUp(sells: ReturnType<typeof catalogOf>): Promise<Package[]> {
  const year = { unit: 'year', count: 1 } as const
  const quarter = { unit: 'month', count: 3 } as const
  return [
    await sells('Hosting', { price: 1_000, setup: 500, tax: 190_000, fields: [note], changes: charging }),
    await sells('Domain', { price: 1_249, term: year, tax: 190_000, attach: 'may', changes: charging }),
    await sells('Certificate', { price: 3_333, term: year, tax: 107_500, attach: 'must', graceDays: 0 }),
    await sells('Magazine', { price: 2_499, term: quarter, tax: 70_000 }),
    await sells('Club', {
      price: 9_900,
      term: { unit: 'month', count: 6 },
      graceDays: 14,
      changes: generous,
    }),
    await sells('Parking', {
      price: 700,
      term: { unit: 'week', count: 6 },
      tax: 190_000,
      renewBeforeDays: 3,
      changes: charging,
    }),
    await sells('Poster', { price: 1_999, term: null, tax: 190_000, stock: 150, changes: charging }),
    await sells('Trial', {
      price: 0,
      term: { unit: 'month', count: 2 },
      renewAfterDays: 5,
      changes: generous,
    }),
    await sells('Patronage', { price: 2_500, tax: 190_000, stock: 40, changes: charging }),
    await sells('Course', { price: 49_900, term: null, tax: 190_000 }),
    await sells('Masterclass', {
      price: 60_001,
      tax: 190_000,
      stock: 600,
      instalments: { count: 6, every: { unit: 'week', count: 3 } },
    }),
  ]
}

/** How things are changed into one another: for the difference, or in favour of whoever takes more. */
const charging = {
  upgrade: 'charged',
  downgrade: 'credit',
  proration: 'keep_date',
} as const
const generous = {
  upgrade: 'free',
  downgrade: 'nothing',
  proration: 'restart',
} as const

/** What its customers may enter and change. */
const note = {
  label: 'Note',
  hint: '',
  type: 'text' as const,
  choices: [],
  required: false,
  editable: true,
  staffOnly: false,
}

/** A moment of a day of the shop, by the hours and minutes that have gone by since it began. */
export function momentOf(day: string, minutes: number) {
  return instant(Date.parse(startOfDay(calendarDate(day), timeZone)) + minutes * 60_000)
}
