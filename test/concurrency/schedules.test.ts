import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Package } from '../../src/catalog/package.ts'
import { present } from '../../src/kernel/assert.ts'
import type { ScheduleId } from '../../src/kernel/ids.ts'
import { Refused } from '../../src/platform/refused.ts'
import { monthly } from '../world/catalog.ts'
import type { Person } from '../world/person.ts'
import { verifyShop } from '../world/verify.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
let course: Package
beforeAll(async () => {
  world = await openWorld('2026-03-01')
  course = await world.catalog('Course', { price: 12_000, instalments: { count: 6, every: monthly } })
})
afterAll(() => world.close())

const reader = () => world.runtime.database.reader

async function scheduleOf({ customerId }: Person): Promise<ScheduleId> {
  const row = await reader()
    .selectFrom('schedules')
    .select('id')
    .where('customer_id', '=', customerId)
    .executeTakeFirstOrThrow()
  return row.id as ScheduleId
}

/** Answers and business refusals are fine; anything else, as a deadlock that did not dissolve, is thrown. */
async function endWell(works: readonly Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(works)) {
    if (result.status === 'rejected' && !(result.reason instanceof Refused)) throw result.reason
  }
}

async function deadlocks(): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(reader())
  const { rows } = await sql<{ deadlocks: bigint }>`
    select deadlocks from pg_stat_database where datname = current_database()`.execute(reader())
  return Number(rows[0]?.deadlocks)
}

describe('one customer in many tabs', () => {
  test('pays a schedule and orders at once, and nothing stands in the way of anything', async () => {
    const ada = await world.person('Ada')
    await ada.buys('good', course)
    const scheduleId = await scheduleOf(ada)
    const poster = await world.catalog('Poster', { price: 900, term: null })
    for (let round = 0; round < 4; round += 1) {
      const carts = await Promise.all([1, 2, 3, 4].map(() => ada.fillsCart([poster])))
      await endWell([
        ...[null, 2, 3, null].map((position) => world.app.schedules.pay(ada.actor, { scheduleId, position })),
        ...carts.map((cart) => ada.checksOut(cart)),
      ])
    }
    expect(await deadlocks()).toBe(0)
  })

  test('pays it with cards while it is asked for anew', async () => {
    const bea = await world.person('Bea')
    await bea.buys('good', course)
    const scheduleId = await scheduleOf(bea)
    const methodId = await bea.storeCard('good')
    for (let round = 0; round < 3; round += 1) {
      const { numbers } = await world.app.schedules.pay(bea.actor, { scheduleId, position: round + 2 })
      const invoice = present(
        (await bea.invoices()).find((each) => each.number === numbers[0]),
        'an invoice',
      )
      await endWell([
        ...[1, 2].map(() => bea.pays(invoice.id, methodId)),
        ...[null, round + 2, null].map((position) =>
          world.app.schedules.pay(bea.actor, { scheduleId, position }),
        ),
      ])
    }
    expect(await deadlocks()).toBe(0)
  })
})

test('twenty who ask for the same instalment get one invoice, and it is charged and paid once', async () => {
  const cem = await world.person('Cem')
  await cem.buys('good', course)
  const scheduleId = await scheduleOf(cem)
  const ask = () => world.app.schedules.pay(cem.actor, { scheduleId, position: 4 })
  const numbers = await Promise.all(Array.from({ length: 20 }, ask))
  expect(new Set(numbers.flatMap((answer) => answer.numbers)).size).toBe(1)
  expect(await cem.invoices()).toHaveLength(2)
})

test('whatever was asked for at once, every instalment is paid once in the end', async () => {
  await world.until('2026-10-01')
  const { rows } = await sql<{ status: string; count: bigint }>`
    select p.status, count(*) from instalments p group by 1`.execute(reader())
  expect(rows).toEqual([{ status: 'paid', count: 18n }])
  const { rows: received } = await sql<{ minor: bigint }>`select sum(l.amount_minor)::bigint as minor
    from invoices i join invoice_lines l on l.invoice_id = i.id and l.kind = 'instalment' where i.status = 'paid'`.execute(
    reader(),
  )
  expect(received).toEqual([{ minor: 36_000n }])
  expect(await verifyShop(reader())).toEqual([])
})
