import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Package } from '../../src/catalog/package.ts'
import { present } from '../../src/kernel/assert.ts'
import { type Answer, openWebWorld, type WebWorld } from './web-world.ts'

let world: WebWorld
let thing: Package
beforeAll(async () => {
  world = await openWebWorld()
  thing = await world.catalog('Observatory', { price: 1000, setup: 500, tax: 190_000 })
})
afterAll(() => world.close())

const cookiesOf = (headers: Answer['headers']) =>
  (headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ')

/** A customer with one thing in the cart of their browser, at the page where they order. */
async function atCheckout(name: string) {
  const person = await world.person(name)
  const session = await world.session('userId' in person.actor ? person.actor.userId : '')
  const put = await world.browser(session).post(`/store/${thing.slug}`, order())
  expect(put).toMatchObject({ status: 302, leadsTo: '/cart' })
  const browser = world.browser(`${session}; ${cookiesOf(put.headers)}`)
  const page = await browser.ask('/checkout')
  const quote = present(/name="quote"[^>]*value="([0-9a-f]{64})"/.exec(page.text)?.[1], 'a quote on the page')
  return { person, browser, quote }
}

/** What the page of the package sends, and what somebody would like it to mean besides. */
const order = () => ({
  packageId: thing.id,
  optionId: present(thing.options[0], 'an option').id,
  quantity: '1',
  priceMinor: '1',
  price: '0.01',
  unitMinor: '1',
  setupMinor: '0',
  total: '0',
  currency: 'JPY',
  taxMinor: '0',
})
const card = (number: string) => ({
  option: 'card-sandbox',
  'card.number': number,
  'card.expiry': '12/40',
  'card.expMonth': '12',
  'card.expYear': '2040',
  'card.cvc': '123',
})
const forged = { amount: '1', totalMinor: '1', priceMinor: '1', status: 'paid', customerId: randomUUID() }
const right = { netMinor: 1500n, taxMinor: 285n, totalMinor: 1785n }

describe('a forged price', () => {
  test('is not heard, whatever field of whatever form it stands in', async () => {
    const { person, browser, quote } = await atCheckout('Ada')
    const paid = await browser.post('/checkout', {
      intent: 'order',
      quote,
      ...card('4242424242424242'),
      ...forged,
    })
    expect(paid.leadsTo).toMatch(/^\/account\/invoices\/[^?]+\?paid/)
    expect(await person.invoices()).toMatchObject([{ status: 'paid', ...right }])
  })

  test('cannot come in as another quote than that of the cart', async () => {
    const { person, browser, quote } = await atCheckout('Bob')
    const other = quote.startsWith('0') ? `1${quote.slice(1)}` : `0${quote.slice(1)}`
    for (const wrong of [other, '', 'nonsense']) {
      const answer = await browser.post('/checkout', {
        intent: 'order',
        quote: wrong,
        ...card('4242424242424242'),
      })
      expect([409, 422]).toContain(answer.status)
    }
    expect(await person.invoices()).toEqual([])
  })

  test.each([['0'], ['-1'], ['1.5'], ['101'], ['1e9'], ['NaN'], ['']])(
    'a quantity of "%s" is refused',
    async (quantity) => {
      const { status } = await world.browser().post(`/store/${thing.slug}`, { ...order(), quantity })
      expect(status).toBe(422)
    },
  )

  test('an option of another thing is refused', async () => {
    const cheap = await world.catalog('Postcard', { price: 1 })
    const optionId = present(cheap.options[0], 'an option').id
    const { status } = await world.browser().post(`/store/${thing.slug}`, { ...order(), optionId })
    expect([404, 409, 422]).toContain(status)
  })
})

describe('a forged way to pay', () => {
  test.each([
    ['a card gateway without a card', 'manual-sandbox'],
    ['a gateway that there is not', 'card-stripe'],
    ['a transfer as a card', 'card-manual'],
    ['another thing altogether', 'free-lunch'],
    ['a stored method that nobody has', `method-${randomUUID()}`],
  ])('%s pays nothing', async (_, option) => {
    const { person, browser, quote } = await atCheckout('Cem')
    const { status } = await browser.post('/checkout', {
      ...card('4242424242424242'),
      intent: 'order',
      quote,
      option,
    })
    expect(status).toBeLessThan(500)
    for (const invoice of await person.invoices()) expect(invoice.status).toBe('pending')
    expect(await person.purchases()).toEqual([])
  })

  test('somebody else’s stored card pays nothing', async () => {
    const owner = await world.person('Dana')
    const methodId = await owner.storeCard('good')
    const { person, browser, quote } = await atCheckout('Eve')
    const answer = await browser.post('/checkout', { intent: 'order', quote, option: `method-${methodId}` })
    expect(answer.status).toBeLessThan(500)
    for (const invoice of await person.invoices()) expect(invoice.status).toBe('pending')
    expect(await person.purchases()).toEqual([])
    expect(await owner.invoices()).toEqual([])
  })

  test.each([
    ['credit of a customer who has none', '10.00'],
    ['credit below zero', '-10.00'],
    ['no number', 'all'],
  ])('%s pays nothing', async (_, creditAmount) => {
    const { person, browser, quote } = await atCheckout('Fay')
    const form = { intent: 'order', quote, credit: 'yes', creditAmount, option: 'manual-manual' }
    expect((await browser.post('/checkout', form)).status).toBe(422)
    expect(await person.invoices()).toEqual([])
  })
})

test('a card that is refused is never sent back', async () => {
  const { browser, quote } = await atCheckout('Gil')
  const number = '4242424242424241'
  const answer = await browser.post('/checkout', { intent: 'order', quote, ...card(number) })
  expect(answer.status).toBe(422)
  expect(answer.text).not.toContain(number)
  expect(answer.text).not.toContain('value="123"')
})
