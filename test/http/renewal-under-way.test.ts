import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { openWebWorld, type WebWorld } from './web-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld('2026-03-01')
})
afterAll(() => world.close())

test('the page of what is past its term asks for no payment while one of its renewal is under way', async () => {
  const noa = await world.person('Noa')
  await noa.buys('good', await world.catalog('Hosting', { price: 1_000, renewBeforeDays: 30 }))
  await world.until('2026-03-31')
  const renewal = present((await noa.invoices())[1], 'the renewal')
  const held = await noa.pays(renewal.id, await noa.storeCard('reviewed'))
  await world.until('2026-04-10')
  const [purchase] = await noa.purchases()
  const session = await world.session('userId' in noa.actor ? noa.actor.userId : '')
  const look = async () => {
    const path = `/account/purchases/${present(purchase, 'a purchase').id}`
    return (await world.browser(session).ask(path)).text
  }
  const meanwhile = await look()
  expect(meanwhile).toContain(`A payment of invoice ${renewal.number} is under way.`)
  expect(meanwhile).not.toContain('Pay the renewal to keep it')
  expect(meanwhile).not.toContain(`href="/checkout/${renewal.number}"`)
  await world.app.payments.review(world.staff, { paymentId: held.id, verdict: 'refuse', reason: 'odd' })
  expect(await look()).toContain(`href="/checkout/${renewal.number}"`)
})
