import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { instant, plusMilliseconds } from '../../src/kernel/calendar.ts'
import type { CustomerId } from '../../src/kernel/ids.ts'
import { stoppedClock } from '../../src/platform/clock.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { createDueWork } from '../../src/platform/due/do-due.ts'
import type { DueSource } from '../../src/platform/due/due-source.ts'
import { claimCustomers } from '../../src/platform/due/due-store.ts'
import { createLog } from '../../src/platform/log.ts'
import { ShopSettings } from '../../src/shop/shop-settings.ts'
import { cloneDatabase } from '../world/test-database.ts'

const start = instant('2026-03-01T10:00:00.000Z')
const shop = ShopSettings.parse({
  name: 'Testshop',
  email: 'shop@example.com',
  country: 'DE',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
})
let clone: Awaited<ReturnType<typeof cloneDatabase>>
let database: Database
beforeAll(async () => {
  clone = await cloneDatabase()
  database = openDatabase(clone.url, 24)
  await sql`create table chores (
    id text primary key, source text, customer_id uuid, due_at timestamptz, done_at timestamptz)`.execute(
    database.reader,
  )
})
beforeEach(async () => {
  await sql`truncate chores, due_failures, due_claims`.execute(database.reader)
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

const customer = (number: number) =>
  `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}` as CustomerId

type Chore = { id: string; source?: string; customer: number; minutes: number }

async function given(chores: readonly Chore[]): Promise<void> {
  const rows = chores.map(({ id, source = 'chores', customer: number, minutes }) => ({
    id,
    source,
    customer_id: customer(number),
    due_at: plusMilliseconds(start, minutes * 60_000),
  }))
  await sql`insert into chores select id, source, customer_id, due_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(id text, source text, customer_id uuid, due_at timestamptz)`.execute(
    database.reader,
  )
}

/** A worker that notes what it does, in order; what begins with "bad" fails. */
function openWorker(options: { sources?: readonly string[]; clock?: ReturnType<typeof stoppedClock> } = {}) {
  const done: string[] = []
  const tried: string[] = []
  const clock = options.clock ?? stoppedClock(start)
  const sourceOf = (name: string): DueSource => ({
    name,
    due: ({ at }) => sql`select id, customer_id, due_at from chores
      where source = ${name} and done_at is null and due_at <= ${at}::timestamptz`,
    async carryOut({ id }) {
      tried.push(id)
      if (id.startsWith('bad')) throw new Error('it cannot be done')
      await sql`update chores set done_at = now() where id = ${id}`.execute(database.reader)
      done.push(id)
    },
  })
  const sources = (options.sources ?? ['chores']).map(sourceOf)
  const log = createLog('silent')
  const newId = () => crypto.randomUUID()
  const settings = () => shop
  const due = createDueWork({ reader: database.reader, sources, clock, settings, log, newId })
  return { done, tried, clock, due }
}

const many = (count: number, of: (at: number) => Chore) => Array.from({ length: count }, (_, at) => of(at))

describe('what is due and fails for good', () => {
  test('keeps nobody waiting: the 50 behind 100 failures are done in one round', async () => {
    await given(many(300, (at) => ({ id: `bad ${at}`, customer: at, minutes: -90 })))
    await given(many(50, (at) => ({ id: `good ${at}`, customer: 1000 + at, minutes: -10 })))
    const { due, done } = openWorker()
    expect(await due.doAll(4)).toBe(50)
    expect(done).toHaveLength(50)
  })

  test('is tried again later and later, and not in between', async () => {
    await given([{ id: 'bad', customer: 1, minutes: -5 }])
    const { due, tried, clock } = openWorker()
    for (let minute = 0; minute < 60; minute += 1) {
      clock.moveTo(plusMilliseconds(start, minute * 60_000))
      await due.doAll()
    }
    expect(tried).toHaveLength(7)
    const { rows } = await sql`select attempts, failure from due_failures`.execute(database.reader)
    expect(rows).toEqual([{ attempts: 7, failure: 'Error: it cannot be done' }])
  })

  test('does not end the passing of time', async () => {
    await given([
      { id: 'bad', customer: 1, minutes: 5 },
      { id: 'later', customer: 2, minutes: 600 },
    ])
    const { due, done, clock } = openWorker()
    await due.passUntil(plusMilliseconds(start, 86_400_000), clock.moveTo)
    expect(done).toEqual(['later'])
  })

  test('is forgotten when it is done after all, or not due any more', async () => {
    await given([
      { id: 'bad one', customer: 1, minutes: -5 },
      { id: 'bad other', customer: 2, minutes: -5 },
    ])
    const { due, clock } = openWorker()
    await due.doAll()
    await sql`update chores set done_at = now() where id = 'bad one'`.execute(database.reader)
    await due.doAll()
    const { rows } = await sql`select item from due_failures`.execute(database.reader)
    expect(rows).toEqual([{ item: 'bad other' }])
    await sql`update chores set id = 'good other' where id = 'bad other'`.execute(database.reader)
    clock.moveTo(plusMilliseconds(start, 3_600_000))
    await due.doAll()
    expect((await sql`select from due_failures`.execute(database.reader)).rows).toEqual([])
  })
})

describe('several workers', () => {
  test('share what is due: each thing is done once, and each of them does some', async () => {
    await given(many(400, (at) => ({ id: `chore ${at}`, customer: at, minutes: -1 })))
    const workers = many(4, (at) => ({ id: '', customer: at, minutes: 0 })).map(() => openWorker())
    await Promise.all(workers.map(({ due }) => due.doAll(4)))
    const all = workers.flatMap(({ tried }) => tried)
    expect(all).toHaveLength(400)
    expect(new Set(all).size).toBe(400)
    for (const { tried } of workers) expect(tried.length).toBeGreaterThan(0)
  })

  test('leave a customer whom another is busy with alone, until that one has not been heard of for a while', async () => {
    await given([{ id: 'chore', customer: 1, minutes: -1 }])
    const { reader } = database
    await claimCustomers(reader, crypto.randomUUID(), [customer(1)])
    const { due, done } = openWorker()
    expect(await due.doAll()).toBe(0)
    await sql`update due_claims set until = clock_timestamp()`.execute(reader)
    expect(await due.doAll()).toBe(1)
    expect(done).toEqual(['chore'])
  })

  test('claim for less than two minutes', async () => {
    await claimCustomers(database.reader, crypto.randomUUID(), [customer(1)])
    const { rows } =
      await sql`select from due_claims where until > clock_timestamp() + interval '2 minutes'`.execute(
        database.reader,
      )
    expect(rows).toEqual([])
  })
})

describe('the order of one customer', () => {
  test('is that of time, and of equal times that of the sources, however much else is due', async () => {
    await given(many(450, (at) => ({ id: `other ${at}`, source: 'first', customer: 100 + at, minutes: -60 })))
    await given([
      { id: 'third', source: 'first', customer: 1, minutes: -20 },
      { id: 'first', source: 'second', customer: 1, minutes: -40 },
      { id: 'second', source: 'first', customer: 1, minutes: -30 },
      { id: 'fourth', source: 'second', customer: 1, minutes: -20 },
    ])
    const { due, done } = openWorker({ sources: ['first', 'second'] })
    await due.doAll(8)
    expect(done.filter((id) => !id.startsWith('other'))).toEqual(['first', 'second', 'third', 'fourth'])
    expect(done).toHaveLength(454)
  })
})
