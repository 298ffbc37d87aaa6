import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Package } from '../../src/catalog/package.ts'
import { present } from '../../src/kernel/assert.ts'
import { openWebWorld, type WebWorld } from './web-world.ts'

let world: WebWorld
let mug: Package
beforeAll(async () => {
  world = await openWebWorld()
  mug = await world.catalog('Mug', { price: 900 })
})
afterAll(() => world.close())

const carts = async () => {
  const { rows } = await sql<{ count: number }>`select count(*)::int from carts`.execute(
    world.runtime.database.reader,
  )
  return rows[0]?.count
}
const form = (quantity = '1') => ({
  packageId: mug.id,
  optionId: present(mug.options[0], 'an option').id,
  quantity,
})
const put = (address: string, fields: Record<string, string> = form()) =>
  world.browser().post(`/store/${mug.slug}`, fields, { 'x-forwarded-for': address })

test('looking round, changing and taking out without a cart, and coupons, make none', async () => {
  const browser = world.browser()
  for (const path of ['/store', `/store/${mug.slug}`, '/cart', '/checkout']) await browser.ask(path)
  const token = 'a'.repeat(43)
  const stranger = world.browser(`clientele_cart=${token}`)
  for (const path of ['/cart', '/checkout']) await stranger.ask(path)
  const itemId = mug.id
  await stranger.post('/cart', { do: 'change', itemId, quantity: '2' })
  await stranger.post('/cart', { do: 'remove', itemId })
  await stranger.post('/cart/coupon', { do: 'apply', code: 'SPRING' })
  await put('192.0.2.1', form('0'))
  await put('192.0.2.1', { ...form(), packageId: '018f0000-0000-7000-8000-00000000dead' })
  expect(await carts()).toBe(0)
})

test('four hundred visitors of one network leave no more than three hundred, and the latest keep theirs', async () => {
  const visit = (at: number) => put(`2001:db8:5:5::${at.toString(16)}`)
  const visitors = Array.from({ length: 400 }, (_, at) => at)
  for (let at = 0; at < visitors.length; at += 20) await Promise.all(visitors.slice(at, at + 20).map(visit))
  // Those that come at the same moment do not see one another; whoever comes next makes up for it.
  expect(await carts()).toBeLessThanOrEqual(320)
  const latest = await visit(400)
  expect(await carts()).toBe(300)
  const cookie = present(latest.headers['set-cookie'], 'cookies')
    .map((each) => each.split(';')[0])
    .join('; ')
  await put('2001:db8:5:6::1')
  expect((await world.browser(cookie).ask('/cart')).text).toContain('Mug')
  expect(await carts()).toBe(301)
})

test('whoever is signed in has room of their own, wherever they are', async () => {
  const ada = await world.person('Ada')
  const token = 'b'.repeat(43)
  const address = '2001:db8:5:5::1'
  const input = { packageId: mug.id, optionId: present(mug.options[0], 'an option').id, address }
  const before = await carts()
  await world.app.carts.put(ada.actor, { ...input, token })
  for (let at = 0; at < 5; at += 1) await put(address)
  expect(await world.app.carts.page(ada.actor, { token })).toMatchObject({ cart: { items: [{}] } })
  expect(await carts()).toBe((before ?? 0) + 1)
})
