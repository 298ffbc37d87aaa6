import { monthly } from '../world/catalog.ts'
import { scenario } from '../world/scenario.ts'

const sold = {
  Hosting: { price: 1_000, tax: 200_000 },
  Backup: { price: 500, tax: 200_000 },
  Course: { price: 9_000, tax: 200_000, instalments: { count: 3, every: monthly } },
}

scenario(
  'what was agreed without tax stays so when the shop changes to prices with tax',
  sold,
  async ({ on, customer, world }) => {
    await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-03-01', () => customer.sees.invoices('paid 12.00'))
    await on('2026-03-02', () => world().changesSettings({ taxMode: 'inclusive' }))
    await on('2026-03-02', () => customer.sees.pays({ next: '2026-04-01 12.00' }))
    await on('2026-04-02', () => customer.sees.invoices('paid 12.00', 'paid 12.00'))
  },
)

scenario(
  'and is not put on one invoice with what was agreed with tax',
  sold,
  async ({ on, customer, world }) => {
    await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-03-01', () => world().changesSettings({ taxMode: 'inclusive' }))
    await on('2026-03-01', () => customer.buys('Backup'))
    await on('2026-03-25', () =>
      customer.sees.invoices('paid 12.00', 'paid 5.00', 'pending 12.00', 'pending 5.00'),
    )
  },
)

scenario(
  'the instalments of what was agreed before stay as they were',
  sold,
  async ({ on, customer, world }) => {
    await on('2026-03-01', () => customer.buys('Course'))
    await on('2026-03-02', () => world().changesSettings({ taxMode: 'inclusive' }))
    await on('2026-04-02', () => customer.sees.invoices('paid 36.00', 'paid 36.00'))
  },
)
