import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-01-31')
})
afterAll(() => world.close())

describe('the first purchase', () => {
  test('a good card pays the invoice, makes the purchase, and tells the whole story', async () => {
    const hosting = await world.catalog('Hosting', { price: 1000, setup: 500, tax: 190_000 })
    const ada = await world.person('Ada')
    const { order, payment } = await ada.buys('good', hosting)
    expect(payment.status).toBe('approved')
    const invoice = await ada.invoice(order.invoiceId)
    expect(invoice).toMatchObject({ status: 'paid', netMinor: 1500n, taxMinor: 285n, totalMinor: 1785n })
    expect(await ada.purchases()).toMatchObject([
      {
        name: 'Hosting',
        status: 'active',
        autoRenew: true,
        cycle: { from: '2026-01-31', expiresOn: '2026-02-28' },
      },
    ])
    expect((await ada.history()).map((event) => event.type).reverse()).toEqual([
      'customer.opened',
      'invoice.issued',
      'payment_method.added',
      'payment.started',
      'payment.approved',
      'invoice.paid',
      'purchase.made',
    ])
  })

  test('a declined card leaves the invoice pending, and another card pays it', async () => {
    const hosting = await world.catalog('Hosting', { price: 1000 })
    const bob = await world.person('Bob')
    const { order, payment } = await bob.buys('declined', hosting)
    expect(payment).toMatchObject({ status: 'refused', reason: 'declined' })
    expect(await bob.purchases()).toEqual([])
    const again = await bob.pays(order.invoiceId, await bob.storeCard('good'))
    expect(again.status).toBe('approved')
    expect(await bob.purchases()).toHaveLength(1)
  })

  test('a total of zero is settled by itself', async () => {
    const free = await world.catalog('Free', { price: 0 })
    const cleo = await world.person('Cleo')
    const order = await cleo.orders(free)
    expect(order.status).toBe('paid')
    expect(await cleo.purchases()).toHaveLength(1)
  })
})
