import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '../../src/platform/actor.ts'
import type { Person } from '../world/person.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
  for (const name of names) await world.person(name)
})
afterAll(() => world.close())

const names = [
  'İpek Yılmaz',
  'Élodie Durand',
  "Mary O'Brien",
  'Jürgen Groß',
  'Li Wei',
  'Anna Bo',
  'Anne-Marie Šimková',
  'राम शर्मा',
  'محمد علی',
  'สมชาย ใจดี',
  '王小明',
  '김민준',
  'Юлия Ёлкина',
  'Zoë 🦊 Fox',
]

/** The names of whom both searches find: the command box and the list of customers, which must agree. */
async function found(typed: string): Promise<string[]> {
  const [everything, list] = await Promise.all([
    world.app.search.find(world.staff, { typed }),
    world.app.customers.list(world.staff, { typed }),
  ])
  const names = (customers: readonly { name: string }[]) => customers.map(({ name }) => name).sort()
  expect(names(everything.customers)).toEqual(names(list.customers).slice(0, 6))
  return names(list.customers)
}

describe('somebody is found by their name', () => {
  test.each([
    ['İpek', 'İpek Yılmaz'],
    ['ipek', 'İpek Yılmaz'],
    ['YILMAZ', 'İpek Yılmaz'],
    ['Elodie', 'Élodie Durand'],
    ['E\u0301lodie', 'Élodie Durand'],
    ['durand élodie', 'Élodie Durand'],
    ['O’Brien', "Mary O'Brien"],
    ['obrien', "Mary O'Brien"],
    ['gross', 'Jürgen Groß'],
    ['jurgen', 'Jürgen Groß'],
    ['rgen', 'Jürgen Groß'],
    ['li', 'Li Wei'],
    ['Bo', 'Anna Bo'],
    ['marie simkova', 'Anne-Marie Šimková'],
    ['Anne Marie', 'Anne-Marie Šimková'],
    ['राम', 'राम शर्मा'],
    ['शर्मा', 'राम शर्मा'],
    ['مُحَمَّد', 'محمد علی'],
    ['علي', 'محمد علی'],
    ['สมชาย', 'สมชาย ใจดี'],
    ['ชาย', 'สมชาย ใจดี'],
    ['王', '王小明'],
    ['小明', '王小明'],
    ['민준', '김민준'],
    ['елкина', 'Юлия Ёлкина'],
    ['🦊', 'Zoë 🦊 Fox'],
  ])('%s', async (typed, name) => {
    expect(await found(typed)).toEqual([name])
  })

  test('and by nothing that is not in it', async () => {
    expect(await found('élodie obrien')).toEqual([])
    expect(await found('明小')).toEqual([])
    expect(await found('++')).toEqual([])
    expect(await found('%')).toEqual([])
  })
})

describe('somebody is found', () => {
  let ada: Person
  beforeAll(async () => {
    ada = await world.person('Ada Lovelace')
    await world.person('Berta Benz')
    await changes(ada, { phone: '+49 30 5550143', company: 'Analytical Engines GmbH' })
    await changes(await world.person('Grace Hopper', 'US'), { country: 'US', phone: '(212) 555-0100' })
  })

  async function changes({ actor, customer }: Person, changed: object) {
    const { id: customerId, number, userId, email, currency, createdAt, ...details } = customer
    const { version } = await world.app.customers.account(actor, {})
    await world.app.customers.change(actor, { ...details, ...changed, customerId, version })
  }

  test.each([
    ['+49 30', 'Ada Lovelace'],
    ['030 5550143', 'Ada Lovelace'],
    ['+493055', 'Ada Lovelace'],
    ['0049 30 5550143', 'Ada Lovelace'],
    ['+49 (0)30 555', 'Ada Lovelace'],
    ['5550143', 'Ada Lovelace'],
    ['٠٣٠ ٥٥٥٠١٤٣', 'Ada Lovelace'],
    ['+1 212 555 0100', 'Grace Hopper'],
    ['212-555-0100', 'Grace Hopper'],
  ])('by the telephone number %s', async (typed, name) => {
    expect(await found(typed)).toEqual([name])
  })

  test('by their whole address, its beginning, their part of it and its domain', async () => {
    expect(await found(ada.email.toUpperCase())).toEqual(['Ada Lovelace'])
    expect(await found(`<${ada.email}>,`)).toEqual(['Ada Lovelace'])
    expect(await found('ada.lovelace')).toEqual(['Ada Lovelace'])
    expect(await found(`${ada.email.split('@')[0]}@ex`)).toEqual(['Ada Lovelace'])
    expect((await world.app.customers.list(world.staff, { typed: '@example.c' })).customers.length).toBe(17)
    expect((await world.app.customers.list(world.staff, { typed: 'example.com' })).customers.length).toBe(17)
    expect(await found('@elsewhere.example')).toEqual([])
    expect(await found(`lovelace ${ada.email}`)).toEqual(['Ada Lovelace'])
    expect(await found(`benz ${ada.email}`)).toEqual([])
  })

  test('by company, and by number', async () => {
    expect(await found('engines lovelace')).toEqual(['Ada Lovelace'])
    expect(await found(ada.customer.number)).toEqual(['Ada Lovelace'])
  })

  test('by what they are called now, and not by what they were called', async () => {
    const eva = await world.person('Eva')
    await changes(eva, { company: 'Before Ltd' })
    await changes(eva, { company: 'Äfter Ltd' })
    expect(await found('eva after')).toEqual(['Eva'])
    expect(await found('eva before')).toEqual([])
  })
})

test('the invoices and payments of somebody are found by their name, address and telephone', async () => {
  const zita = await world.person('Žita Novák')
  const { order } = await zita.buys('good', await world.catalog('Café crème', { price: 1000 }))
  await world.person('Somebody Else')
  const { search, invoices, payments } = world.app
  for (const typed of ['zita', 'Novák', zita.email]) {
    const everything = await search.find(world.staff, { typed })
    expect(everything.invoices.map(({ number }) => number)).toEqual([order.number])
    expect(everything.payments.map(({ invoiceNumber }) => invoiceNumber)).toEqual([order.number])
    const { invoices: listed } = await invoices.staffList(world.staff, { typed })
    expect(listed.map(({ number }) => number)).toEqual([order.number])
    const { payments: paid } = await payments.staffList(world.staff, { typed })
    expect(paid.map(({ customer }) => customer)).toEqual(['Žita Novák'])
  }
  expect((await invoices.staffList(world.staff, { typed: 'zita', view: 'cancelled' })).invoices).toEqual([])
  expect((await payments.staffList(world.staff, { typed: 'zita', status: 'refused' })).payments).toEqual([])
})

test('invoices and purchases are found by what was bought, however it is written', async () => {
  const otto = await world.person('Otto Glas')
  const { order } = await otto.buys('good', await world.catalog('Fenêtre Größe L', { price: 1000 }))
  for (const typed of ['fenetre', 'GROSSE fenêtre', order.number.toLowerCase()]) {
    const { invoices } = await world.app.search.find(world.staff, { typed })
    expect(invoices.map(({ number }) => number)).toEqual([order.number])
  }
  const { purchases } = await world.app.search.find(world.staff, { typed: 'grosse' })
  expect(purchases.map(({ name }) => name)).toEqual(['Fenêtre Größe L'])
  const own = await world.app.invoices.list(otto.actor, { status: 'paid', search: 'fenetre' })
  expect(own.invoices.map(({ number }) => number)).toEqual([order.number])
})

test('what was written before the normal form was kept is found by its letters, and once folded by all forms', async () => {
  const { reader } = world.runtime.database
  const una = await world.person('Úna Früher')
  const { order } = await una.buys('good', await world.catalog('Vörher', { price: 1000 }))
  for (const table of ['customers', 'invoices', 'purchases'])
    await sql`update ${sql.table(table)} set folded = null`.execute(reader)
  expect(await found('Élodie')).toEqual([])
  expect(await found('durand')).toEqual(['Élodie Durand'])
  while ((await world.app.search.foldNames(system('housekeeping'), {})).folded > 0);
  expect(await found('una fruher')).toEqual(['Úna Früher'])
  const { invoices, purchases } = await world.app.search.find(world.staff, { typed: 'vorher' })
  expect(invoices.map(({ number }) => number)).toEqual([order.number])
  expect(purchases).toHaveLength(1)
})

test('an invoice that was given back in part is called so where it is found', async () => {
  const { app, staff } = world
  const vera = await world.person('Vera Vogel')
  const { order, payment } = await vera.buys('good', await world.catalog('Vase', { price: 900 }))
  const part = { paymentId: payment.id, amountMinor: '400', reason: 'a scratch', afterwards: 'keep' as const }
  await app.refunds.make(staff, part)
  const { invoices } = await app.search.find(staff, { typed: order.number })
  expect(invoices).toMatchObject([{ number: order.number, state: 'partly_refunded' }])
})
