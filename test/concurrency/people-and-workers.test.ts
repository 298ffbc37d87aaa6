import { expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { instant } from '../../src/kernel/calendar.ts'
import { Refused } from '../../src/platform/refused.ts'
import type { Person } from '../world/person.ts'
import { openRace } from '../world/race.ts'
import { verifyShop } from '../world/verify.ts'
import { openWorld, type World } from '../world/world.ts'

const purchaseOf = async (person: Person) => present((await person.purchases())[0], 'a purchase')

type Act = () => Promise<unknown>

/** Both begin while the purchase's row is held by somebody else, in the order in which they are given. */
async function race(world: World, person: Person, acts: readonly Act[]): Promise<void> {
  const { hold, start, release, close } = await openRace(world.databaseUrl)
  await hold.purchase((await purchaseOf(person)).id)
  const begun: Promise<unknown>[] = []
  for (const act of acts) begun.push((await start(act)).ended)
  await release()
  for (const result of await Promise.allSettled(begun)) {
    if (result.status === 'rejected' && !(result.reason instanceof Refused)) throw result.reason
  }
  await close()
}

/** A world with a customer whose monthly purchase has come to the day on which something is to be done with it. */
async function openDay(day: string): Promise<{ world: World; ada: Person }> {
  const world = await openWorld('2026-03-01')
  const ada = await world.person('Ada')
  await ada.buys('good', await world.catalog('Hosting', { price: 1000 }))
  await world.until(day)
  world.clock.moveTo(instant(`${day}T11:00:00.000Z`))
  return { world, ada }
}

const invoicingDay = '2026-03-22'
const dayBefore = '2026-03-21'
const orders = ['the worker first', 'the person first'] as const

async function charged(world: World): Promise<number> {
  const { count } = await world.runtime.database.reader
    .selectFrom('payments')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function raceOnInvoicingDay(
  act: (world: World, ada: Person) => Promise<unknown>,
  order: (typeof orders)[number],
): Promise<{ world: World; ada: Person }> {
  const { world, ada } = await openDay(dayBefore)
  world.clock.moveTo(instant(`${invoicingDay}T11:00:00.000Z`))
  const worker = () => world.app.due.doAll()
  const person = () => act(world, ada)
  await race(world, ada, order === 'the worker first' ? [worker, person] : [person, worker])
  return { world, ada }
}

const stop = async ({ app }: World, ada: Person) =>
  app.purchases.stopRenewing(ada.actor, { purchaseId: (await purchaseOf(ada)).id })
const cancel = async ({ app }: World, ada: Person) =>
  app.purchases.cancel(ada.actor, { purchaseId: (await purchaseOf(ada)).id, reason: 'moving on' })

test.each(orders)(
  'stopped while its renewal is invoiced, %s: nothing is charged and it ends',
  async (order) => {
    const { world, ada } = await raceOnInvoicingDay(stop, order)
    await world.until('2026-05-15')
    expect(await purchaseOf(ada)).toMatchObject({ status: 'expired', autoRenew: false })
    expect(await charged(world)).toBe(1)
    expect(await verifyShop(world.runtime.database.reader)).toEqual([])
    await world.close()
  },
)

test.each(orders)('cancelled while its renewal is invoiced, %s: nothing is charged', async (order) => {
  const { world, ada } = await raceOnInvoicingDay(cancel, order)
  await world.until('2026-05-15')
  expect(await purchaseOf(ada)).toMatchObject({ status: 'cancelled' })
  expect(await charged(world)).toBe(1)
  expect((await ada.invoices()).map(({ status }) => status)).not.toContain('pending')
  expect(await verifyShop(world.runtime.database.reader)).toEqual([])
  await world.close()
})

test.each(orders)(
  'cancelled while its renewal is charged, %s: what was paid is delivered or credit',
  async (order) => {
    const { world, ada } = await openDay('2026-03-31')
    world.clock.moveTo(instant('2026-04-01T11:00:00.000Z'))
    const worker = () => world.app.due.doAll()
    const person = () => cancel(world, ada)
    await race(world, ada, order === 'the worker first' ? [worker, person] : [person, worker])
    expect(await verifyShop(world.runtime.database.reader)).toEqual([])
    await world.close()
  },
)
