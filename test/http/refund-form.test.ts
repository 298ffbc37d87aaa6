import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWebWorld, type WebWorld } from './web-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld()
})
afterAll(() => world.close())

test('staff choose which invoice a payment of several is refunded of', async () => {
  const kim = await world.person('Kim')
  const print = await world.catalog('Print', { price: 700, term: null })
  const [first, second] = [await kim.orders(print), await kim.orders(print)]
  const methodId = await kim.storeCard('good')
  const invoiceIds = [first.invoiceId, second.invoiceId]
  const { id: paymentId } = await world.app.payments.pay(kim.actor, { invoiceIds, with: { methodId } })
  const browser = world.browser(await world.member('Owner'))
  const page = await browser.ask(`/admin/payments?open=${encodeURIComponent(`refund ${paymentId}`)}`)
  for (const { number } of [first, second])
    expect(page.text).toContain(`>What ${number} was paid with, up to €7.00</option>`)
  const form = { intent: `refund ${paymentId}`, paymentId, currency: 'EUR', reason: 'goodwill' }
  const asked = { ...form, key: randomUUID(), of: `invoice ${second.invoiceId}`, amount: '7.00' }
  expect((await browser.post('/admin/payments', asked)).status).toBe(303)
  expect((await kim.invoice(first.invoiceId)).refundedMinor).toBe(0n)
  expect((await kim.invoice(second.invoiceId)).refundedMinor).toBe(700n)
  const again = { ...form, key: randomUUID(), of: `invoice ${second.invoiceId}`, amount: '0.01' }
  expect((await browser.post('/admin/payments', again)).status).toBe(422)
})
