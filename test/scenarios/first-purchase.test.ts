import { describe, expect } from 'vitest'
import { scenario } from '../world/scenario.ts'

describe('the first purchase', () => {
  scenario(
    'a good card pays the invoice, makes the purchase, and tells the whole story',
    { Hosting: { price: 1_000, setup: 500, tax: 190_000 } },
    async ({ on, customer }) => {
      const { payment } = await on('2026-01-31', () => customer.buys('Hosting'))
      expect(payment.status).toBe('approved')
      const sums = { netMinor: 1_500n, taxMinor: 285n, totalMinor: 1_785n }
      await on('2026-01-31', () => customer.sees.invoice(1, { status: 'paid', ...sums }))
      await on('2026-01-31', () => customer.sees.purchase('active', '2026-02-28'))
      const owned = { name: 'Hosting', autoRenew: true, cycle: { from: '2026-01-31' } }
      await on('2026-01-31', () => customer.sees.purchases(owned))
      const history = await (await customer.person()).history()
      expect(history.map(({ type }) => type).reverse()).toEqual([
        'customer.opened',
        'invoice.issued',
        'payment_method.added',
        'payment.started',
        'payment.approved',
        'invoice.paid',
        'purchase.made',
      ])
    },
  )

  scenario(
    'a declined card leaves the invoice pending, and another card pays it',
    { Hosting: { price: 1_000 } },
    async ({ on, customer }) => {
      const { payment } = await on('2026-01-31', () => customer.buysWith('declined', 'Hosting'))
      expect(payment).toMatchObject({ status: 'refused', reason: 'declined' })
      await on('2026-01-31', () => customer.sees.invoices('pending 10.00'))
      await on('2026-01-31', () => customer.sees.noPurchases())
      const again = await on('2026-01-31', () => customer.paysInvoice(1))
      expect(again.status).toBe('approved')
      await on('2026-01-31', () => customer.sees.purchases({ name: 'Hosting' }))
    },
  )

  scenario('a total of zero is paid by itself', { Free: { price: 0 } }, async ({ on, customer }) => {
    const order = await on('2026-01-31', () => customer.orders('Free'))
    expect(order.status).toBe('paid')
    await on('2026-01-31', () => customer.sees.purchases({ name: 'Free' }))
    await on('2026-01-31', () => customer.sees.daysOf('invoice.paid', '2026-01-31'))
  })
})
