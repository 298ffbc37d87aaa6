import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendarDate, instant, plusDays, startOfDay } from '../../src/kernel/calendar.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

/** Places where clocks were changed at midnight, or to it, and some where they were not. */
const places = [
  'Europe/Berlin',
  'America/New_York',
  'Atlantic/Azores',
  'America/Havana',
  'America/Santiago',
  'Asia/Beirut',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
]

test.each(places)('the database begins the days of %s when the calendar does', async (place) => {
  const days = Array.from({ length: 730 }, (_, at) => plusDays(calendarDate('2022-01-01'), at))
  const { rows } = await sql<{ day: string; start: string }>`
    select day::text, start_of_day(day, ${place}) as start
    from unnest(${days}::date[]) as day order by day`.execute(world.runtime.database.reader)
  const begun = rows.map(({ day, start }) => `${day} ${instant(start)}`)
  expect(begun).toEqual(days.map((day) => `${day} ${startOfDay(day, place)}`))
})

/** What is due is looked for every few seconds, in a shop of any size. */
const indexes = [
  ['unresolved payments', 'payments_to_ask'],
  ['unresolved refunds', 'refunds_to_ask'],
  ['refunds to follow', 'refunds_to_follow'],
  ['changes to end', 'changes_to_end'],
  ['choices to end', 'invoices_expiring'],
  ['renewals to invoice', 'purchases_to_invoice'],
  ['instalments to invoice', 'instalments_to_invoice'],
  ['invoices to charge', 'due_charges_due'],
  ['instalments overdue', 'instalments_overdue'],
  ['purchases to end', 'purchases_to_expire'],
  ['invoices to expire', 'invoices_expiring'],
]

const known = new Set(indexes.map(([, index = '']) => index))

test('every kind of what is due is found by an index', async () => {
  const { app, runtime, clock } = world
  const shop = app.shop.settings()
  const by = { at: clock.now(), today: calendarDate('2026-03-01'), shop }
  const used = await runtime.database.reader.transaction().execute(async (trx) => {
    await sql`set local enable_seqscan = off`.execute(trx)
    const plans: [string, string[]][] = []
    for (const { name, due } of app.due.sources) {
      const { rows } = await sql<Record<string, string>>`explain ${due(by)}`.execute(trx)
      const plan = rows.flatMap((row) => Object.values(row)).join('\n')
      plans.push([name, [...known].filter((index) => plan.includes(index))])
    }
    return plans
  })
  expect(used).toEqual(indexes.map(([name, index]) => [name, [index]]))
})
