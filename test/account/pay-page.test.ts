import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { monthly } from '../world/catalog.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

test('an order whose card was declined is shown to be paid as its checkout showed it', async () => {
  const ada = await world.person('Ada')
  const hosting = await world.catalog('Hosting', { price: 1_000, setup: 300, tax: 190_000 })
  const backups = await world.catalog('Backups', { price: 400, tax: 190_000, attach: 'must' })
  const course = await world.catalog('Course', { price: 900, instalments: { count: 3, every: monthly } })
  const half = { code: 'HALF', percentPpm: '500000', renewals: 2 }
  await world.app.catalog.createCoupon(world.staff, half)
  const { token } = await ada.fillsCart([hosting, backups, course], 'HALF')
  const checkout = present(await world.app.carts.checkoutPage(ada.actor, { token }), 'a checkout')
  const order = await ada.checksOut({ token, ...checkout })
  await ada.pays(order.invoiceId, await ada.storeCard('declined'))
  const { number } = order

  const toPay = present((await world.app.carts.payPage(ada.actor, { number })).order, 'an order')
  const { netMinor, taxMinor, totalMinor, taxes } = checkout.quote.totals
  expect(toPay.totals).toEqual({ netMinor, taxMinor, totalMinor, taxes })
  expect(toPay.later).toEqual(checkout.quote.later)
  expect(toPay.coupon).toEqual({ code: 'HALF', offMinor: checkout.quote.coupon?.offMinor })
  expect(toPay.items).toMatchObject([
    { name: 'Hosting', slug: hosting.slug, unitMinor: 1_000n, setupMinor: 300n, parts: null, parentId: null },
    { name: 'Backups', slug: backups.slug, unitMinor: 400n, setupMinor: 0n, parentId: toPay.items[0]?.id },
    { name: 'Course', slug: course.slug, unitMinor: 900n, amountMinor: 300n, parts: 3 },
  ])
  const eve = await world.person('Eve')
  await expect(world.app.carts.payPage(eve.actor, { number })).rejects.toMatchObject({ code: 'not_found' })
})

test('a coupon says until which day it holds for what renews', async () => {
  const bob = await world.person('Bob')
  await world.app.catalog.createCoupon(world.staff, { code: 'TWICE', percentPpm: '200000', renewals: 2 })
  const cart = await bob.fillsCart([await world.catalog('Club', { price: 1_000 })], 'TWICE')
  expect(cart.quote.later).toMatchObject([
    { on: '2026-04-01', totalMinor: 800n, afterwardsMinor: 1_000n, couponUntil: '2026-06-01' },
  ])
  await world.app.catalog.createCoupon(world.staff, { code: 'ALWAYS', percentPpm: '200000', renewals: null })
  const always = await bob.fillsCart([await world.catalog('Guild', { price: 1_000 })], 'ALWAYS')
  expect(always.quote.later).toMatchObject([{ totalMinor: 800n, afterwardsMinor: null, couponUntil: null }])
})

test('an invoice that sells nothing new is no order', async () => {
  const cem = await world.person('Cem')
  await cem.buys('good', await world.catalog('Loft', { price: 1_000 }))
  await world.until('2026-03-29')
  const renewal = present((await cem.invoices()).at(-1), 'a renewal')
  const page = await world.app.carts.payPage(cem.actor, { number: renewal.number })
  expect(page).toMatchObject({ order: null, invoice: { number: renewal.number } })
})
