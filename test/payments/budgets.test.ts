import { afterAll, beforeAll, expect, test } from 'vitest'
import { settlePayment } from '../../src/payments/settle-payment.ts'
import { system } from '../../src/platform/actor.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

/** How many statements were sent while `work` ran. */
async function statements(work: () => Promise<unknown>): Promise<number> {
  const before = world.runtime.database.statements()
  await work()
  return world.runtime.database.statements() - before
}

test('settling a payment takes one transaction of at most twelve statements', async () => {
  const ada = await world.person('Ada')
  const { invoiceId } = await ada.orders(
    await world.catalog('Thing', { price: 1000, setup: 100, tax: 190_000 }),
  )
  const methodId = await ada.storeCard('challenge')
  const payment = await ada.pays(invoiceId, methodId)
  const settle = world.app.bind(settlePayment)
  const outcome = {
    status: 'approved',
    externalId: 'charge-1',
    amount: { minor: payment.amountMinor, currency: payment.currency },
  } as const
  const sent = await statements(() => settle(system('test'), { paymentId: payment.id, outcome }))
  expect((await ada.invoice(invoiceId)).status).toBe('paid')
  expect(sent).toBeLessThanOrEqual(12)
})

test('hearing again what is known takes two statements inside its payment, and writes nothing', async () => {
  const bob = await world.person('Bob')
  const { payment } = await bob.buys('good', await world.catalog('Thing', { price: 1000 }))
  const settle = world.app.bind(settlePayment)
  const outcome = {
    status: 'approved',
    externalId: payment.externalId ?? '',
    amount: { minor: payment.amountMinor, currency: payment.currency },
  } as const
  expect(await statements(() => settle(system('test'), { paymentId: payment.id, outcome }))).toBe(4)
})

test('a whole payment takes two calls of the gateway, and three transactions of at most 24 statements', async () => {
  const cem = await world.person('Cem')
  const { invoiceId } = await cem.orders(await world.catalog('Thing', { price: 1000 }))
  const methodId = await cem.storeCard('good')
  // Beginning it takes eight, writing the gateway's id down three, the sandbox's own two, settling it eleven, with the
  // begin and commit of each.
  expect(await statements(() => cem.pays(invoiceId, methodId))).toBeLessThanOrEqual(24)
})
