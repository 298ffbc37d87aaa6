import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { browserAt, openWebWorld, serveAgain, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
let selling: { url: string; close: () => Promise<void> }
beforeAll(async () => {
  world = await openWebWorld()
  selling = await serveAgain(world, ['manual'])
})
afterAll(async () => {
  await selling.close()
  await world.close()
})

/** The cookies of a customer with something in the cart. */
async function shopper(): Promise<string> {
  const ada = await world.person('Ada')
  const token = randomBytes(32).toString('base64url')
  const mug = await world.catalog('Mug', { price: 900 })
  const optionId = present(mug.options[0], 'an option').id
  await world.app.carts.put(ada.actor, { token, packageId: mug.id, optionId })
  const { userId } = ada.actor as { userId: string }
  return `${await world.session(userId)}; clientele_cart=${token}`
}

test('a shop with the simulated provider says to customers who pay, and to staff, that no money moves', async () => {
  const checkout = wordsOf(await world.browser(await shopper()).ask('/checkout'))
  expect(checkout.match(/no money moves/g)).toHaveLength(1)
  expect(checkout).toContain('Card number')
  const dashboard = wordsOf(await world.browser(await world.member('Owner')).ask('/admin'))
  expect(dashboard).toContain('Test mode: no money moves')
  expect(dashboard).toContain('CLIENTELE_GATEWAYS')
})

test('one that was told how it is paid says nothing of the kind, and offers no test cards', async () => {
  const checkout = wordsOf(await browserAt(selling.url, await shopper()).ask('/checkout'))
  expect(checkout).toContain('Mug')
  expect(checkout).not.toMatch(/test mode|no money moves|Card number/i)
  const dashboard = wordsOf(await browserAt(selling.url, await world.member('Owner')).ask('/admin'))
  expect(dashboard).not.toMatch(/test mode|no money moves/i)
})
