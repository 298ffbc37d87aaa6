import { expect } from 'vitest'
import { refused, scenario } from '../world/scenario.ts'

scenario(
  'the last one that is paid for by two is owed to one of them, and what comes back makes up for it',
  { Poster: { price: 1_000, term: null, stock: 1 } },
  async ({ on, customer, other, world }) => {
    const oversold = async () => (await world().app.dashboard.page(world().staff, {})).oversold
    await on('2026-03-01', () => customer.orders('Poster'))
    await on('2026-05-01', () => customer.sees.invoices('expired 10.00'))
    await on('2026-05-01', () => other.orders('Poster'))
    await on('2026-05-02', () => customer.paysInvoice(1))
    await on('2026-05-02', async () => expect(await oversold()).toMatchObject([{ name: 'Poster', by: 1 }]))
    await on('2026-07-01', () => other.sees.invoices('expired 10.00'))
    await on('2026-07-01', async () => expect(await oversold()).toEqual([]))
    await on('2026-07-01', () => refused('out_of_stock', () => other.orders('Poster')))
  },
)
