import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
let ada: ReturnType<WebWorld['browser']>
beforeAll(async () => {
  world = await openWebWorld()
  const person = await world.person('Ada')
  const token = randomBytes(32).toString('base64url')
  version = (await world.app.customers.account(person.actor, {})).version
  const mug = await world.catalog('Mug', { price: 900 })
  const optionId = present(mug.options[0], 'an option').id
  await world.app.carts.put(person.actor, { token, packageId: mug.id, optionId })
  ada = world.browser(`${await world.session(person.actor.userId)}; clientele_cart=${token}`)
})
afterAll(() => world.close())

let version: string
const lyon = { line1: '18 rue Mercière', postcode: '69002', city: 'Lyon' }
const address = () => ({ intent: 'address', name: 'Ada', country: 'FR', ...lyon, version })

test('the checkout names the country, and lists all of them only for who changes the address', async () => {
  const page = await ada.ask('/checkout')
  expect(wordsOf(page)).toContain('Germany')
  expect(page.text).not.toContain('Zimbabwe')
  expect(page.text).toContain('href="/checkout?address"')
  const changing = await ada.ask('/checkout?address')
  expect(changing.text).toContain('Zimbabwe')
  expect(changing.text).toContain('name="city"')
})

test('an address that is refused is shown again as it was typed, and one that is right is taken', async () => {
  const refused = await ada.post('/checkout?address', { ...address(), name: '' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('value="Lyon"')
  expect(refused.text).toContain('Zimbabwe')
  expect(await ada.post('/checkout?address', address())).toMatchObject({ status: 303, leadsTo: '/checkout' })
  expect(wordsOf(await ada.ask('/checkout'))).toContain('France')
})
