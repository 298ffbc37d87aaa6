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

test('staff send credit back to the payment that it was left from', async () => {
  const lea = await world.person('Lea')
  const { invoiceId, number } = await lea.orders(await world.catalog('Poster', { price: 1_000, term: null }))
  await world.until('2026-03-20')
  const give = (minor: string) =>
    world.app.credit.adjust(world.staff, {
      customerId: lea.customerId,
      currency: 'EUR',
      amountMinor: minor,
      reason: 'a gift',
    })
  await give('400')
  const methodId = await lea.storeCard('reviewed')
  const held = { invoiceId, with: { methodId }, fromCreditMinor: '400' }
  const { id: paymentId } = await world.app.payments.pay(lea.actor, held)
  await give('-400')
  await world.app.payments.review(world.staff, { paymentId, verdict: 'accept' })
  const browser = world.browser(await world.member('Owner'))
  const page = await browser.ask(`/admin/payments?open=${encodeURIComponent(`refund ${paymentId}`)}`)
  expect(page.text).toMatch(/Up to €6\.00 of account credit goes back to [^.]+9235/)
  const form = { intent: `refund ${paymentId}`, paymentId, currency: 'EUR', reason: 'asked for' }
  const of = `credit ${invoiceId}`
  const more = await browser.post('/admin/payments', { ...form, key: randomUUID(), of, amount: '6.01' })
  expect(more.status).toBe(422)
  const sent = await browser.post('/admin/payments', { ...form, key: randomUUID(), of, amount: '6.00' })
  expect(sent.status).toBe(303)
  const credit = await world.app.credit.list(lea.actor, {})
  expect(credit.balances).toEqual([])
  expect((await lea.invoice(invoiceId)).number).toBe(number)
})
