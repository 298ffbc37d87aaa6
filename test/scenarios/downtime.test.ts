import { describe, expect } from 'vitest'
import { scenario } from '../world/scenario.ts'

describe('after three days in which nothing ran', () => {
  scenario(
    'a renewal is invoiced and charged once, and starts where the old term ended',
    { Hosting: { price: 1_000, graceDays: 7 } },
    async ({ on, nothingRunsUntil, customer }) => {
      await on('2026-03-01', () => customer.buys('Hosting'))
      await nothingRunsUntil('2026-04-03T09:00:00Z')
      await customer.sees.invoices('paid 10.00', 'paid 10.00')
      await customer.sees.purchases({ cycle: { from: '2026-04-01', expiresOn: '2026-05-01' } })
    },
  )

  scenario(
    'a declining card is tried once for the days that were missed, and the history lists them',
    { Club: { price: 1_000, graceDays: 9 } },
    async ({ on, nothingRunsUntil, customer }) => {
      await on('2026-04-03', () => customer.buys('Club'))
      await on('2026-04-03', () => customer.changesCardTo('declined'))
      await on('2026-05-03', () => customer.sees.purchase('active', '2026-05-03'))
      await nothingRunsUntil('2026-05-07T09:00:00Z')
      const tries = (await customer.sees.recorded('renewal.charge_tried')).map(({ payload }) => payload)
      expect(tries).toMatchObject([
        { attempt: 1, nextTryOn: '2026-05-04', skippedTries: 0 },
        { attempt: 2, nextTryOn: '2026-05-08', skippedTries: 1 },
      ])
    },
  )
})

scenario(
  'after a month in which nothing ran, what expired is ended once and told once',
  { Press: { price: 1_000, graceDays: 3 } },
  async ({ on, nothingRunsUntil, customer }) => {
    await on('2026-05-07', () => customer.buys('Press'))
    await on('2026-05-07', () => customer.changesCardTo('declined'))
    const { id } = await customer.purchaseOf()
    await nothingRunsUntil('2026-07-20T09:00:00Z')
    await nothingRunsUntil('2026-07-20T09:00:00Z')
    await customer.sees.purchases({ status: 'expired', id })
    await customer.sees.daysOf('purchase.expired', '2026-07-20')
    await customer.sees.invoices('paid 10.00', 'expired 10.00')
  },
)
