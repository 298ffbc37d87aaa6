import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plusMilliseconds } from '../../src/kernel/calendar.ts'
import { system } from '../../src/platform/actor.ts'
import { takeFromLimit } from '../../src/platform/rate-limit-store.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

const aDay = 86_400_000

test('a limit is forgotten once all of it is back', async () => {
  const { reader } = world.runtime.database
  const pace = { name: 'test', burst: 3, perMinute: 1 }
  for (const client of ['gone', 'here']) await takeFromLimit(reader, pace, client)
  await sql`update rate_limits set full_at = now() - interval '1 second'
    where key_digest = sha256('gone'::bytea)`.execute(reader)
  await world.app.forgetKeys(system('housekeeping'), {})
  const { rows } = await sql`select encode(key_digest, 'hex') as digest from rate_limits`.execute(reader)
  expect(rows).toEqual([{ digest: createHash('sha256').update('here').digest('hex') }])
})

test('the answer to a key is kept for 30 days and forgotten then', async () => {
  const { reader } = world.runtime.database
  for (const [key, days] of [
    ['old', 31],
    ['kept', 29],
  ] as const) {
    const at = plusMilliseconds(world.clock.now(), -days * aDay)
    await sql`insert into idempotency_keys (actor, use_case, key, input_hash, created_at)
      values ('visitor', 'test', ${key}, '', ${at})`.execute(reader)
  }
  await world.app.forgetKeys(system('housekeeping'), {})
  const { rows } = await sql`select key from idempotency_keys where use_case = 'test'`.execute(reader)
  expect(rows).toEqual([{ key: 'kept' }])
})
