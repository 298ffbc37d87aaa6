import pg from 'pg'
import type { App } from '../../src/app.ts'
import { assert } from '../../src/kernel/assert.ts'
import { calendarDate, instant } from '../../src/kernel/calendar.ts'
import { addCast, type Cast } from './cast.ts'
import { openShop } from './catalogue.ts'
import { chain } from './history.ts'
import { fullSize, type PlannedCustomer, planShop } from './plan.ts'
import { createRandom, type Random } from './random.ts'
import { createRows } from './rows.ts'
import { addCustomer, eventsOf, type Story, signIn } from './story.ts'

const atOnce = 250

/** `admin` is the superuser's URL to the same database. */
type Place = { readonly app: App; readonly url: string; readonly admin: string; readonly secret: string }

/**
 * Fills a shop that is migrated and empty with `tenths` of 10,000 customers, 20,000 invoices and 200,000 events, written
 * straight into the tables but under all of their constraints. Answers with those whom the bench acts as.
 */
export async function fillShop(
  place: Place,
  { tenths, now }: { tenths: number; now: number },
): Promise<Cast> {
  const random = createRandom(20_260_301)
  const today = calendarDate(new Date(now).toISOString().slice(0, 10))
  const catalogue = await openShop(place.app)
  const planned = planShop(random, { today, tenths, catalogue })
  const client = new pg.Client({ connectionString: place.url })
  await client.connect()
  try {
    const stories = await write(client, { planned, random, tenths, now })
    await startSeries(client, planned)
    const cast = await addCast(client, {
      stories,
      sold: catalogue.monthly,
      secret: place.secret,
      at: instant(now),
    })
    await settleDown(place.admin)
    return cast
  } finally {
    await client.end()
  }
}

type Work = { planned: PlannedCustomer[]; random: Random; tenths: number; now: number }

/** Writes one batch while the next one is thought up. */
async function write(client: pg.Client, { planned, random, tenths, now }: Work): Promise<Story[]> {
  const stories: Story[] = []
  const spare = (fullSize.events * tenths) / 10 - planned.reduce((sum, each) => sum + eventsOf(each), 0)
  let writing: Promise<void> = Promise.resolve()
  let events = 0
  for (let from = 0; from < planned.length; from += atOnce) {
    const rows = createRows()
    for (const [at, each] of planned.slice(from, from + atOnce).entries()) {
      const story = addCustomer(rows, random, each)
      assert(story.recorded.length === eventsOf(each), 'events are counted as they are told')
      for (let n = signIns(spare, planned.length, from + at); n > 0; n -= 1)
        story.recorded.push(signIn(random, story, now))
      const { customerId, newId } = story.owner
      chain(rows, story.recorded, { customerId, newId, random })
      events += story.recorded.length
      stories.push(story)
    }
    await writing
    writing = rows.write(client)
  }
  await writing
  assert(events === (fullSize.events * tenths) / 10, `there are ${events} events`)
  return stories
}

/** What is left of the events is spread evenly as sign-ins. */
function signIns(spare: number, customers: number, index: number): number {
  return Math.floor((spare * (index + 1)) / customers) - Math.floor((spare * index) / customers)
}

/** What is sold from now on is numbered after what there is. */
async function startSeries(client: pg.Client, planned: readonly PlannedCustomer[]): Promise<void> {
  await client.query(
    `select setval(pg_get_serial_sequence('customers', 'number'), max(number)) from customers`,
  )
  await client.query(
    `update number_series set next = (select count(*) + 1 from invoices where number is not null) where series = 'invoice'`,
  )
  const { rows } = await client.query<{ customers: number }>(
    'select count(*)::int as customers from customers',
  )
  assert(rows[0]?.customers === planned.length, 'every planned customer was written')
}

/** Statistics for the planner, and everything on the disk, so that nothing of the filling goes on during the measuring. */
async function settleDown(admin: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin })
  await client.connect()
  try {
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}
