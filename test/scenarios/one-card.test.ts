import { afterAll, beforeAll, expect, test } from 'vitest'
import { methodsOf } from '../../src/methods/method-store.ts'
import { cards, type Person } from '../world/person.ts'
import { verifyShop } from '../world/verify.ts'
import { openWorld, staff, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(async () => {
  expect(await verifyShop(world.runtime.database.reader)).toEqual([])
  await world.close()
})

const kept = async (person: Person) =>
  (await methodsOf(world.runtime.database.reader, person.customerId)).map(
    ({ label, expYear, isDefault }) => `${label} ${expYear}${isDefault ? ' default' : ''}`,
  )

const typed = (card: keyof typeof cards, expYear = 2040) => ({
  number: cards[card],
  expMonth: 12,
  expYear,
  cvc: '123',
})

/** Orders something and pays it with a card that is typed now and wanted kept. */
async function pays(person: Person, card: keyof typeof cards) {
  const print = await world.catalog(`Print for ${card}`, { price: 700, term: null })
  const { number } = await person.orders(print)
  const option = { kind: 'card' as const, gateway: 'sandbox', card: typed(card), keep: true }
  const asked = { number, paymentChoice: { creditAmount: null, option } }
  return { number, outcome: await world.app.invoices.pay(person.actor, asked) }
}

test('the same card entered twice, or by two tabs at once, is one method with what was typed last', async () => {
  const ada = await world.person('Ada')
  const add = (expYear: number) =>
    world.app.methods.addCard(ada.actor, { gateway: 'sandbox', card: typed('good', expYear), keep: true })
  const [first, again] = [await add(2035), await add(2041)]
  expect(again).toMatchObject({ id: first.id, isNew: false, expYear: 2041 })
  await Promise.all([add(2041), add(2041), add(2041)])
  expect(await kept(ada)).toEqual(['visa 4242 2041 default'])
  await add(2041).then(({ id }) => world.app.methods.remove(ada.actor, { methodId: id }))
  expect(await add(2042)).toMatchObject({ isNew: true })
  expect(await kept(ada)).toEqual(['visa 4242 2042 default'])
})

test('the same card of two customers is a method of each', async () => {
  const [bea, cem] = [await world.person('Bea'), await world.person('Cem')]
  await Promise.all([bea.storeCard('good'), cem.storeCard('good')])
  expect([await kept(bea), await kept(cem)]).toEqual([['visa 4242 2040 default'], ['visa 4242 2040 default']])
})

test('a card whose first payment is declined is not kept', async () => {
  const dan = await world.person('Dan')
  expect((await pays(dan, 'declined')).outcome).toMatchObject({ status: 'look' })
  expect(await kept(dan)).toEqual([])
})

test('a card that was kept before is not forgotten when a payment with it fails, though it was typed again', async () => {
  const eva = await world.person('Eva')
  await eva.storeCard('poor')
  expect((await pays(eva, 'poor')).outcome).toMatchObject({ status: 'look' })
  expect(await kept(eva)).toHaveLength(1)
})

test('a card whose first payment staff refuse is not kept, and one that they accept is', async () => {
  for (const [name, verdict, left] of [
    ['Finn', 'refuse', 0],
    ['Gwen', 'accept', 1],
  ] as const) {
    const person = await world.person(name)
    await pays(person, 'reviewed')
    expect(await kept(person)).toHaveLength(1)
    const { payments } = await world.app.payments.list(person.actor, {})
    const paymentId = payments[0]?.id ?? ''
    await world.app.payments.review(staff, { paymentId, verdict, reason: 'it looks odd' })
    expect(await kept(person)).toHaveLength(left)
  }
})
