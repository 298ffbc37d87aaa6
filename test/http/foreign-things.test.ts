import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { monthly } from '../world/catalog.ts'
import { openWebWorld, type WebWorld } from './web-world.ts'

let world: WebWorld
/** Bob is signed in; everything that is named belongs to Ada. */
let bob: ReturnType<WebWorld['browser']>
let ada: ReturnType<WebWorld['browser']>
let staff: ReturnType<WebWorld['browser']>
let hers: {
  paid: string
  open: string
  purchase: string
  schedule: string
  payment: string
  customer: string
  method: string
}

beforeAll(async () => {
  world = await openWebWorld()
  const thing = await world.catalog('Observatory', { price: 1000 })
  const person = await world.person('Ada Owner')
  const { order, payment } = await person.buys('good', thing)
  const open = await person.orders(thing)
  const other = await world.person('Bob')
  const [purchase] = await person.purchases()
  const instalments = { count: 3, every: monthly }
  await person.buys('good', await world.catalog('Observatory course', { price: 900, instalments }))
  const { reader } = world.runtime.database
  const schedule = await reader.selectFrom('schedules').select('id').executeTakeFirstOrThrow()
  hers = {
    paid: order.number,
    open: open.number,
    purchase: present(purchase, 'a purchase').id,
    payment: payment.id,
    customer: person.customerId,
    method: payment.methodId ?? '',
    schedule: schedule.id,
  }
  const cookieOf = async ({ actor }: typeof person) => world.session('userId' in actor ? actor.userId : '')
  ada = world.browser(await cookieOf(person))
  bob = world.browser(await cookieOf(other))
  staff = world.browser(await world.member('Owner'))
})
afterAll(() => world.close())

const both = (path: string) => [path, `${path}.data`]

const addresses: [string, () => string][] = [
  ['a paid invoice', () => `/account/invoices/${hers.paid}`],
  ['an open invoice', () => `/account/invoices/${hers.open}`],
  ['a purchase', () => `/account/purchases/${hers.purchase}`],
  ['a payment schedule', () => `/account/schedules/${hers.schedule}`],
  ['the page where an invoice is paid', () => `/checkout/${hers.open}`],
  ['the way back from a payment', () => `/account/payments/${hers.payment}/return`],
]

describe('what is somebody else’s', () => {
  test.each(addresses)('%s is not found, as a page and as data', async (_, address) => {
    for (const path of both(address())) {
      expect((await ada.ask(path)).status).not.toBe(404)
      const answer = await bob.ask(path)
      expect(answer.status).toBe(404)
      expect(answer.text).not.toMatch(/Observatory|Ada Owner/)
      expect([302, 202]).toContain((await world.browser().ask(path)).status)
    }
  })

  test('the PDF of an invoice is not found', async () => {
    const path = `/account/invoices/${hers.paid}/pdf`
    expect(await ada.ask(path)).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf' } })
    expect((await bob.ask(path)).status).toBe(404)
    expect((await world.browser().ask(path)).status).toBe(302)
  })

  test('cannot be acted on either', async () => {
    const paying = { intent: 'pay', idempotencyKey: randomUUID(), option: 'manual-manual' }
    expect((await bob.post(`/checkout/${hers.open}`, paying)).status).toBe(404)
    expect((await bob.post(`/checkout/${hers.open}`, { intent: 'look' })).status).toBe(404)
    for (const intent of [
      'turn-off-auto-renew',
      'turn-on-auto-renew',
      'renew',
      'cancel',
      'collect-automatically',
      'collect-manually',
    ]) {
      const { status } = await bob.post(`/account/purchases/${hers.purchase}`, { intent })
      expect([404, 422]).toContain(status)
    }
    for (const position of ['2', '']) {
      const { status } = await bob.post(`/account/schedules/${hers.schedule}`, { position })
      expect(status).toBe(404)
    }
    const method = { methodId: hers.method, id: hers.method }
    for (const intent of ['remove', 'makeDefault', 'default']) {
      const { status } = await bob.post('/account/payments', { intent, ...method })
      expect([404, 422]).toContain(status)
    }
    expect((await ada.ask(`/account/purchases/${hers.purchase}`)).status).toBe(200)
    const { rows } = await sql`select from invoices where origin = 'instalment'`.execute(
      world.runtime.database.reader,
    )
    expect(rows).toEqual([])
  })

  test('a customer does not reach the staff area, whatever is asked for there', async () => {
    for (const path of [
      '/admin',
      '/admin/customers',
      `/admin/customers/${hers.customer}`,
      `/admin/invoices/${hers.paid}`,
      '/Admin/customers',
      '//admin/customers',
    ]) {
      for (const each of both(path)) {
        const answer = await bob.ask(each)
        expect([403, 404]).toContain(answer.status)
        expect(answer.text).not.toMatch(/Observatory|Ada Owner/)
      }
    }
  })
})

const nobodys = '00000000-0000-7000-8000-000000000000'
const odd = [
  ['of nothing', 'INV-999999'],
  ['of another kind', nobodys],
  ['that is none', 'nonsense'],
  ['with a quote', '%27%3B--'],
  ['with a NUL', '%00'],
  ['that is no text', '%E0%A4%A'],
  ['that climbs', '..%2f..%2fetc'],
  ['without an end', 'x'.repeat(3_000)],
]

describe.each(odd)('an id %s', (_, id = '') => {
  test.each(['/account/invoices/', '/account/purchases/', '/account/schedules/', '/checkout/'])(
    'is not found at %s',
    async (path) => {
      for (const each of both(path + id)) expect([400, 404]).toContain((await bob.ask(each)).status)
    },
  )

  test.each(['customers', 'invoices', 'purchases', 'schedules', 'payments', 'email'])(
    'is not found among the %s that staff see',
    async (noun) => {
      for (const each of both(`/admin/${noun}/${id}`)) {
        expect([400, 404]).toContain((await staff.ask(each)).status)
      }
    },
  )

  test('is not found in the shop', async () => {
    for (const each of both(`/store/${id}`)) expect([400, 404]).toContain((await bob.ask(each)).status)
    expect([303, 302, 404, 400]).toContain((await bob.ask(`/account/payments/${id}/return`)).status)
  })
})

test.each([
  '/nothing',
  '/account/nothing',
  '/admin/nothing',
  '/store/no-such-thing',
  '/.env',
  '/assets/none.js',
])('%s is an address where nothing is', async (path) => {
  const answer = await staff.ask(path)
  expect(answer.status).toBe(404)
  expect(answer.headers['content-type']).toContain('text/html')
})

test.each([
  '/account/invoices?before=nonsense',
  '/account/invoices?after=%00',
  '/account/purchases?before=nonsense',
  '/account/schedules?before=nonsense',
  '/account/payments?before=%27',
  '/account/credit?before=nonsense',
  '/account/history?before=-1',
  '/account/history?before=99999999999999999999999',
  '/account/history?group=nonsense',
])('%s is answered, or refused, and is no fault', async (path) => {
  for (const each of both(path.split('?')[0] ?? '')) {
    expect((await ada.ask(`${each}?${path.split('?')[1]}`)).status).toBeLessThan(500)
  }
})

test.each([
  '/admin/customers?q=%00',
  '/admin/search?q=%00',
  '/admin/invoices?before=nonsense',
  '/admin/email?before=%00',
  '/admin/payments?status=%00',
])('%s is answered, or refused, and is no fault', async (path) => {
  expect((await staff.ask(path)).status).toBeLessThan(500)
})
