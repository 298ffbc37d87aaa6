import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Package } from '../../src/catalog/package.ts'
import { present } from '../../src/kernel/assert.ts'
import { methodsOf } from '../../src/methods/method-store.ts'
import type { Person } from '../world/person.ts'
import { openWebWorld, type WebWorld } from './web-world.ts'

const terms = 'What is paid is delivered.'
let world: WebWorld
let thing: Package
beforeAll(async () => {
  world = await openWebWorld()
  await world.changesSettings({ terms })
  thing = await world.catalog('Lecture', { price: 1000 })
})
afterAll(() => world.close())

const card = {
  option: 'card-sandbox',
  keep: 'yes',
  'card.number': '4242424242424242',
  'card.expiry': '12/40',
  'card.cvc': '123',
}

/** A customer's browser at the page where they order, and what that page is about to send. */
async function atCheckout(person: Person) {
  const session = await world.session('userId' in person.actor ? person.actor.userId : '')
  const { token, quote } = await person.fillsCart([thing])
  const browser = world.browser(`${session}; clientele_cart=${token}`)
  return { browser, order: { intent: 'order', quote: quote.digest, ...card } }
}

const storedBy = async ({ customerId }: Person) =>
  (await methodsOf(world.runtime.database.reader, customerId)).length

test('an order without the tick is refused beside it, together with what else is wrong, and leaves nothing behind', async () => {
  const ada = await world.person('Ada')
  const { browser, order } = await atCheckout(ada)
  const unticked = await browser.post('/checkout', order)
  expect(unticked.status).toBe(422)
  expect(unticked.text).toContain('Please tick this to go on.')
  const wrongCard = await browser.post('/checkout', { ...order, 'card.number': '' })
  expect(wrongCard.status).toBe(422)
  expect(wrongCard.text).toContain('Please tick this to go on.')
  expect(wrongCard.text.match(/aria-invalid="true"/g)).toHaveLength(2)
  expect(await ada.invoices()).toEqual([])
  expect(await storedBy(ada)).toBe(0)
})

test('with the tick it is ordered, and what was agreed to is kept with the invoice', async () => {
  const bob = await world.person('Bob')
  const { browser, order } = await atCheckout(bob)
  const placed = await browser.post('/checkout', { ...order, agreed: 'yes' })
  expect(placed.leadsTo).toMatch(/^\/account\/invoices\/[^?]+\?paid/)
  const invoice = present((await bob.invoices())[0], 'the invoice')
  const consents = await world.runtime.database.reader
    .selectFrom('consents')
    .select('order_terms')
    .where('invoice_id', '=', invoice.id)
    .execute()
  expect(consents).toMatchObject([{ order_terms: { terms } }])
})

test('no door orders without agreement', async () => {
  const cem = await world.person('Cem')
  const { token, quote } = await cem.fillsCart([thing])
  const order = { token, quote: quote.digest, agreed: false }
  await expect(world.app.carts.checkOut(cem.actor, order)).rejects.toMatchObject({
    code: 'invalid_input',
    problems: [{ path: ['agreed'] }],
  })
  expect(await cem.invoices()).toEqual([])
})

test('terms that changed since they were shown are not agreed to', async () => {
  const dana = await world.person('Dana')
  const { browser, order } = await atCheckout(dana)
  await world.changesSettings({ terms: 'What is paid is delivered, perhaps.' })
  expect((await browser.post('/checkout', { ...order, agreed: 'yes' })).status).toBe(409)
  expect(await dana.invoices()).toEqual([])
  await world.changesSettings({ terms })
})
