import { describe } from 'vitest'
import { scenario } from '../world/scenario.ts'

describe('a renewal that nothing is charged for', () => {
  const days = ['2026-04-01', '2026-04-02', '2026-04-04', '2026-04-06', '2026-04-08']

  scenario(
    'reminds its customer who has stored nothing',
    { Hosting: { price: 1_000, graceDays: 10 } },
    async ({ on, customer }) => {
      await on('2026-03-01', () => customer.buys('Hosting'))
      await on('2026-03-01', () => customer.removesCard())
      await on('2026-04-20', () => customer.sees.emails('renewal.reminder', ...days))
      await on('2026-04-20', () => customer.sees.emails('purchase.expired', '2026-04-11'))
    },
  )

  scenario(
    'reminds its customer who pays by hand',
    { Hosting: { price: 1_000, graceDays: 10 } },
    async ({ on, customer }) => {
      await on('2026-03-01', () => customer.buys('Hosting'))
      await on('2026-03-01', () => customer.paysByHand())
      await on('2026-04-03', () => customer.sees.emails('renewal.reminder', '2026-04-01', '2026-04-02'))
      await on('2026-04-03', () => customer.paysInvoice(2))
      await on('2026-04-20', () => customer.sees.emails('renewal.reminder', '2026-04-01', '2026-04-02'))
    },
  )
})
