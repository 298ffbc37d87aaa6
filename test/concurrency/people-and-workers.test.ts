import { expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { instant } from '../../src/kernel/calendar.ts'
import { Refused } from '../../src/platform/refused.ts'
import { monthly } from '../world/catalog.ts'
import { chargesOf, purchasesFor } from '../world/facts.ts'
import type { Person } from '../world/person.ts'
import { openRace } from '../world/race.ts'
import { verifyShop } from '../world/verify.ts'
import { openWorld, type World } from '../world/world.ts'

const purchaseOf = async (person: Person) => present((await person.purchases())[0], 'a purchase')

type Act = () => Promise<unknown>

/** Both begin while the purchase's row is locked by somebody else, in the order in which they are given. */
async function race(world: World, person: Person, acts: readonly Act[]): Promise<void> {
  await raceFor(world, { purchase: (await purchaseOf(person)).id }, acts)
}

async function raceFor(
  world: World,
  row: { purchase: string } | { invoice: string },
  acts: readonly Act[],
): Promise<void> {
  const { lock, start, release, close } = await openRace(world.databaseUrl)
  if ('purchase' in row) await lock.purchase(row.purchase)
  else await lock.invoice(row.invoice)
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
  app.purchases.turnOffAutoRenew(ada.actor, { purchaseId: (await purchaseOf(ada)).id })
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

const inOrder = (order: (typeof orders)[number], worker: Act, person: Act) =>
  order === 'the worker first' ? [worker, person] : [person, worker]

test.each(orders)('paid by hand while it is charged, %s: it is charged once', async (order) => {
  const { world, ada } = await openDay('2026-03-31')
  world.clock.moveTo(instant('2026-04-01T11:00:00.000Z'))
  const { id } = present((await ada.invoices()).at(-1), 'the renewal')
  const methodId = await ada.storeCard('good')
  const acts = inOrder(
    order,
    () => world.app.due.doAll(),
    () => ada.pays(id, methodId),
  )
  await raceFor(world, { invoice: id }, acts)
  expect((await ada.invoice(id)).status).toBe('paid')
  expect(await chargesOf(world.runtime.database.reader, id)).toBe(1)
  expect(await purchaseOf(ada)).toMatchObject({ cycle: { expiresOn: '2026-05-01' } })
  expect(await verifyShop(world.runtime.database.reader)).toEqual([])
  await world.close()
})

test.each(orders)('paid while it expires, %s: it is delivered once', async (order) => {
  const world = await openWorld('2026-03-01')
  const ada = await world.person('Ada')
  const { invoiceId } = await ada.orders(await world.catalog('Poster', { price: 1000, term: null, stock: 1 }))
  const methodId = await ada.storeCard('good')
  await world.until('2026-03-15')
  world.clock.moveTo(instant('2026-03-16T11:00:00.000Z'))
  const acts = inOrder(
    order,
    () => world.app.due.doAll(),
    () => ada.pays(invoiceId, methodId),
  )
  await raceFor(world, { invoice: invoiceId }, acts)
  expect((await ada.invoice(invoiceId)).status).toBe('paid')
  expect(await purchasesFor(world.runtime.database.reader, invoiceId)).toBe(1)
  expect(await verifyShop(world.runtime.database.reader)).toEqual([])
  await world.close()
})

test.each(orders)(
  'an instalment that is waived while it is charged, %s: it is one or the other',
  async (order) => {
    const world = await openWorld('2026-03-01')
    const ada = await world.person('Ada')
    const instalments = { count: 3, every: monthly }
    await ada.buys('good', await world.catalog('Course', { price: 900, instalments }))
    await world.until('2026-03-31')
    world.clock.moveTo(instant('2026-04-01T11:00:00.000Z'))
    const { id } = present((await ada.invoices()).at(-1), 'the second instalment')
    const waive = () => world.app.invoices.cancel(world.staff, { invoiceId: id, reason: 'a gift' })
    await raceFor(
      world,
      { invoice: id },
      inOrder(order, () => world.app.due.doAll(), waive),
    )
    const isPaid = (await ada.invoice(id)).status === 'paid'
    expect(await chargesOf(world.runtime.database.reader, id)).toBe(isPaid ? 1 : 0)
    expect(['paid', 'cancelled']).toContain((await ada.invoice(id)).status)
    expect(await verifyShop(world.runtime.database.reader)).toEqual([])
    await world.close()
  },
)

test.each(orders)(
  'cancelled by staff while its owner renews it, %s: nothing is left to be paid',
  async (order) => {
    const { world, ada } = await openDay(dayBefore)
    const { id: purchaseId } = await purchaseOf(ada)
    const renew = () => world.app.purchases.renewNow(ada.actor, { purchaseId })
    const end = () => world.app.purchases.cancel(world.staff, { purchaseId, reason: 'closed' })
    await race(world, ada, inOrder(order, end, renew))
    expect(await purchaseOf(ada)).toMatchObject({ status: 'cancelled' })
    expect((await ada.invoices()).map(({ status }) => status)).not.toContain('pending')
    expect(await verifyShop(world.runtime.database.reader)).toEqual([])
    await world.close()
  },
)
