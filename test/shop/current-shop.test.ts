import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { stoppedClock } from '../../src/platform/clock.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { type CurrentShop, openCurrentShop } from '../../src/shop/current-shop.ts'
import { type DatabaseProxy, openDatabaseProxy } from '../world/database-proxy.ts'
import { openWorld, type World } from '../world/world.ts'

const patience = { timeout: 60_000, interval: 50 }
const never = 3_600_000

let world: World
let wire: DatabaseProxy
let database: Database
let holder: CurrentShop
let following: { stop(): Promise<void> } | null

beforeEach(async () => {
  world = await openWorld('2026-03-01')
  wire = await openDatabaseProxy(world.databaseUrl)
  // Its reads have a way of their own: only what listens is cut.
  database = openDatabase(world.databaseUrl, 2)
  holder = await openCurrentShop(database.reader, stoppedClock(world.clock.now()))
  following = null
})
afterEach(async () => {
  await following?.stop()
  await database.close()
  await wire.close()
  await world.close()
})

const follow = async (lookEveryMs: number) => {
  following = await holder.follow(wire.url, lookEveryMs)
}

async function rename(name: string, { loudly }: { loudly: boolean }): Promise<void> {
  const { reader } = world.runtime.database
  await sql`update shop set settings = jsonb_set(settings, '{name}', to_jsonb(${name}::text))`.execute(reader)
  if (loudly) await sql`select pg_notify('shop_changed', '')`.execute(reader)
}
const isCalled = (name: string) => vi.waitUntil(() => holder.settings().name === name, patience)

test('a change that another process makes is followed', async () => {
  await follow(never)
  await rename('Followed', { loudly: true })
  await isCalled('Followed')
})

test('a connection that is cut is opened anew, and what was missed is read', async () => {
  await follow(never)
  await wire.away()
  await rename('Missed', { loudly: true })
  expect(holder.settings().name).not.toBe('Missed')
  await wire.back()
  await isCalled('Missed')
  await rename('Heard again', { loudly: true })
  await isCalled('Heard again')
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query = 'listen shop_changed'`.execute(
    world.runtime.database.reader,
  )
  await vi.waitUntil(async () => {
    await rename('After the database ended it', { loudly: true })
    return holder.settings().name === 'After the database ended it'
  }, patience)
})

test('a change of which nothing was heard is seen all the same, after a while', async () => {
  await follow(200)
  await rename('Unheard', { loudly: false })
  await isCalled('Unheard')
  wire.swallow()
  await rename('While deaf', { loudly: true })
  await isCalled('While deaf')
  wire.flow()
})

test('what is being opened anew can be stopped', async () => {
  await follow(never)
  await wire.away()
  await following?.stop()
})
