import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plusMilliseconds } from '../../src/kernel/calendar.ts'
import { system } from '../../src/platform/actor.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

const aDay = 86_400_000

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
