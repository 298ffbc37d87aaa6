import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginPayment } from '../../src/payments/begin-payment.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

test("a payment of somebody else's invoice is not begun, nor of one's own together with it", async () => {
  const [ada, bob] = [await world.person('Ada'), await world.person('Bob')]
  const thing = await world.catalog('Thing', { price: 1000 })
  const [hers, his] = [await ada.orders(thing), await bob.orders(thing)]
  const begin = world.app.bind(beginPayment)
  const asked = { with: { methodId: await bob.storeCard('good') } }
  for (const invoiceIds of [[hers.invoiceId], [his.invoiceId, hers.invoiceId]]) {
    const refused = begin(bob.actor, { ...asked, invoiceIds })
    await expect(refused).rejects.toMatchObject({ code: 'not_found' })
  }
  const { payment } = await begin(bob.actor, { ...asked, invoiceIds: [his.invoiceId] })
  expect(payment.customerId).toBe(bob.customerId)
})
