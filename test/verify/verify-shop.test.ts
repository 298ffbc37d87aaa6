import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { disputeOf } from '../world/disputes.ts'
import { verifyShop } from '../world/verify.ts'
import { openWorld, type World } from '../world/world.ts'
import { afterTampering } from './tampering.ts'
import { tamperings } from './tamperings.ts'

let world: World
let superuser: Database

/** Two terms of a plan, the second one partly given back; credit, some of it used; an order that waits. */
beforeAll(async () => {
  world = await openWorld('2026-01-31')
  const { app, staff } = world
  const plan = await world.catalog('Plan', { price: 1_000, tax: 190_000 })
  const book = await world.catalog('Book', { price: 2_499, term: null, tax: 107_500 })
  const ada = await world.person('Ada')
  await ada.buys('good', plan)
  await world.until('2026-03-01')
  const { rows } = await sql<{ id: never }>`select id from payments order by id desc limit 1`.execute(
    world.runtime.database.reader,
  )
  const paymentId = rows[0]?.id as never
  await app.refunds.make(staff, { paymentId, amountMinor: '500', reason: 'An outage' })
  const customerId = ada.customerId
  await app.credit.adjust(staff, { customerId, currency: 'EUR', amountMinor: '900', reason: 'Sorry' })
  const waiting = await ada.orders(book)
  await app.credit.apply(ada.actor, { invoiceId: waiting.invoiceId, amountMinor: '400' })
  const eve = await world.person('Eve')
  const disputed = await eve.buys('good', plan)
  const dispute = disputeOf(world, disputed.payment.id, { amountMinor: 200n, feeMinor: 0n })
  await dispute.opens()
  await dispute.closes('lost')
  superuser = openDatabase(world.adminUrl, 1)
})

afterAll(async () => {
  await superuser.close()
  await world.close()
})

test('a shop that nobody has tampered with holds', async () => {
  expect(await verifyShop(world.runtime.database.reader)).toEqual([])
})

test('an email at whose last attempt a worker is now is on its way', async () => {
  const found = await afterTampering(superuser, [
    `update graphile_worker._private_jobs set attempts = max_attempts, locked_at = now(), locked_by = 'a worker'`,
  ])
  expect(found).toEqual([])
})

test.each(tamperings)('%s is named', async (_what, statements, rule, says) => {
  const found = await afterTampering(superuser, statements)
  expect(found.filter((difference) => difference.rule === rule).map((difference) => difference.says)).toEqual(
    expect.arrayContaining([expect.stringMatching(says)]),
  )
})
