import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { mostDifferences } from '../../src/platform/verify/verify-shop.ts'
import { verifyShop } from '../world/verify.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
let superuser: Database

/** A plan that was paid, of which an email waits to be sent. (What is named when something is wrong is in test/simulation/plants.) */
beforeAll(async () => {
  world = await openWorld('2026-01-31')
  const ada = await world.person('Ada')
  await ada.buys('good', await world.catalog('Plan', { price: 1_000, tax: 190_000 }))
  superuser = openDatabase(world.adminUrl, 1)
})

afterAll(async () => {
  await superuser.close()
  await world.close()
})

test('an email at whose last attempt a worker is now is on its way', async () => {
  await sql`update graphile_worker._private_jobs set attempts = max_attempts, locked_at = now(), locked_by = 'a worker'`.execute(
    superuser.reader,
  )
  expect(await verifyShop(world.runtime.database.reader)).toEqual([])
  await sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null`.execute(
    superuser.reader,
  )
  const [found] = await verifyShop(world.runtime.database.reader)
  expect(found).toMatchObject({ rule: 'every queued email has its job' })
})

test('a shop that is quite broken is not read to its end', async () => {
  await sql`set session_replication_role = replica`.execute(superuser.reader)
  await sql`insert into journals (id, at, kind, customer_id) select gen_random_uuid(), now(), 'refund', gen_random_uuid()
    from generate_series(1, 700)`.execute(superuser.reader)
  expect(await verifyShop(world.runtime.database.reader)).toHaveLength(mostDifferences)
})
