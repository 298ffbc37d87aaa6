import { describe } from 'vitest'
import { scenario } from '../world/scenario.ts'

const hosting = { Hosting: { price: 1_000 } }

describe('a monthly purchase made on 1 December and paid by card', () => {
  scenario(
    'is invoiced ten days before its expiry, charged on the day, and renewed to the same day of each month',
    hosting,
    async ({ on, customer }) => {
      await on('2025-12-01', () => customer.buys('Hosting'))
      await on('2025-12-01', () => customer.sees.purchase('active', '2026-01-01'))
      await on('2025-12-21', () => customer.sees.invoices('paid 10.00'))
      await on('2025-12-22', () => customer.sees.invoices('paid 10.00', 'pending 10.00'))
      await on('2025-12-22', () => customer.sees.purchase('active', '2026-01-01'))
      await on('2026-01-01', () => customer.sees.invoices('paid 10.00', 'paid 10.00'))
      await on('2026-01-01', () => customer.sees.purchase('active', '2026-02-01'))
      await on('2026-03-02', () => customer.sees.invoices(...Array(4).fill('paid 10.00')))
      await on('2026-03-02', () => customer.sees.purchase('active', '2026-04-01'))
    },
  )

  scenario('that is paid by hand before the day is not charged on it', hosting, async ({ on, customer }) => {
    await on('2026-03-02', () => customer.buys('Hosting'))
    await on('2026-03-25', () => customer.paysInvoice(2))
    await on('2026-04-03', () => customer.sees.invoice(1, { receivedMinor: 1_000n }))
    await on('2026-04-03', () => customer.sees.invoice(2, { receivedMinor: 1_000n }))
    await on('2026-04-03', () => customer.sees.invoices('paid 10.00', 'paid 10.00'))
    await on('2026-04-03', () => customer.sees.purchase('active', '2026-05-02'))
  })
})

scenario(
  'a renewal whose card is declined is tried on the day and on days 1, 3 and 5 of grace, and expires after it',
  { Club: { price: 2_000, graceDays: 7 } },
  async ({ on, customer }) => {
    await on('2026-04-03', () => customer.buys('Club'))
    await on('2026-04-03', () => customer.changesCardTo('poor'))
    await on('2026-05-11', () => customer.sees.purchase('expired', '2026-05-03'))
    const tries = ['2026-05-03', '2026-05-04', '2026-05-06', '2026-05-08']
    await on('2026-05-11', () => customer.sees.daysOf('payment.refused', ...tries))
    await on('2026-05-11', () => customer.sees.invoices('paid 20.00', 'expired 20.00'))
    await on('2026-05-11', () => customer.paysInvoice(2))
    await on('2026-05-11', () => customer.sees.purchase('active', '2026-06-11'))
  },
)
