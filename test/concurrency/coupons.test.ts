import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

const half = { percentPpm: '500000' }

test('twenty customers who use a coupon at once use it no more often than it may be used', async () => {
  await world.app.catalog.createCoupon(world.staff, { code: 'FIVE', ...half, mostUses: 5 })
  const hosting = await world.catalog('Hosting', { price: 1_000 })
  const people = await Promise.all(Array.from({ length: 20 }, (_, at) => world.person(`Person ${at}`)))
  const carts = await Promise.all(people.map((person) => person.fillsCart([hosting], 'FIVE')))
  const made = await Promise.allSettled(
    people.map((person, at) => person.checksOut(carts[at] as (typeof carts)[0])),
  )
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  const refused = made.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
  expect(new Set(refused).difference(new Set(['cart_has_changed', 'coupon_used_up']))).toEqual(new Set())
})

test('one customer with six carts at once uses a coupon once that may be used once', async () => {
  await world.app.catalog.createCoupon(world.staff, { code: 'MINE', ...half, mostUsesEach: 1 })
  const hosting = await world.catalog('Hosting', { price: 1_000 })
  const ada = await world.person('Ada')
  const carts = await Promise.all(Array.from({ length: 6 }, () => ada.fillsCart([hosting], 'MINE')))
  const made = await Promise.allSettled(carts.map((cart) => ada.checksOut(cart)))
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await ada.invoices()).map(({ totalMinor }) => totalMinor)).toEqual([500n])
})
