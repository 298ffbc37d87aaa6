import { describe, expect } from 'vitest'
import type { ChangeRules } from '../../src/kernel/change-rules.ts'
import { scenario } from '../world/scenario.ts'

const changes: ChangeRules = {
  upgrade: 'charged',
  downgrade: 'credit',
  proration: 'keep_date',
}
const plans = { Basic: { price: 1_000, changes }, Pro: { price: 2_500, changes } }
const restarting = { ...changes, proration: 'restart' } as const
const renewed = { Basic: { price: 1_000, changes: restarting }, Pro: { price: 2_500, changes: restarting } }

describe('changing back on the same day', () => {
  scenario(
    'takes back what was charged, exactly',
    {
      Basic: { price: 997, tax: 107_500, changes },
      Pro: { price: 2_500, tax: 107_500, changes },
    },
    async ({ on, customer }) => {
      await on('2026-04-01', () => customer.buys('Basic'))
      await on('2026-04-17', () => customer.changesTo('Pro'))
      await on('2026-04-17', async () => {
        expect(await customer.quoteFor('Basic')).toMatchObject({ isUndo: true, creditMinor: 776n })
      })
      await on('2026-04-17', () => customer.changesTo('Basic'))
      await on('2026-04-17', () => customer.sees.credit('7.76'))
      await on('2026-04-17', () =>
        customer.sees.purchases({ name: 'Basic', billedMinor: 997n, priceMinor: 997n }),
      )
      await on('2026-05-01', () => customer.sees.invoices('paid 11.04', 'paid 7.76', 'paid 11.04'))
    },
  )

  scenario('charges what was given back, exactly', plans, async ({ on, customer }) => {
    await on('2026-04-01', () => customer.buys('Pro'))
    await on('2026-04-17', () => customer.changesTo('Basic'))
    await on('2026-04-17', () => customer.sees.credit('7.00'))
    await on('2026-04-17', () => customer.changesTo('Pro'))
    await on('2026-04-17', () => customer.sees.invoices('paid 25.00', 'paid 7.00'))
    await on('2026-04-17', () => customer.sees.purchases({ name: 'Pro', billedMinor: 2_500n }))
  })

  scenario('brings a new term back to its old date', renewed, async ({ on, customer }) => {
    await on('2026-04-01', () => customer.buys('Basic'))
    await on('2026-04-16', () => customer.changesTo('Pro'))
    await on('2026-04-16', () => customer.changesTo('Basic'))
    await on('2026-04-16', () => customer.sees.purchase('active', '2026-05-01'))
    await on('2026-04-16', () => customer.sees.credit('20.00'))
  })
})

scenario(
  'what was bought once is changed for the whole difference, and back on the same day for all of it',
  { Print: { price: 1_000, term: null, changes }, Canvas: { price: 1_500, term: null, changes } },
  async ({ on, customer }) => {
    await on('2026-04-01', () => customer.buys('Print'))
    await on('2026-06-01', () => customer.changesTo('Canvas'))
    await on('2026-06-01', () => customer.sees.invoices('paid 10.00', 'paid 5.00'))
    await on('2026-06-01', () => customer.changesTo('Print'))
    await on('2026-06-01', () => customer.sees.credit('5.00'))
    await on('2026-06-02', () => customer.changesTo('Canvas'))
    await on('2026-06-03', () => customer.changesTo('Print'))
    await on('2026-06-03', () => customer.sees.credit('5.00'))
  },
)

scenario(
  'taken back again and again on a day, each time it comes to the same',
  plans,
  async ({ on, customer }) => {
    await on('2026-04-01', () => customer.buys('Basic'))
    await on('2026-04-17', () => customer.changesTo('Pro'))
    await on('2026-04-17', () => customer.changesTo('Basic'))
    await on('2026-04-17', () => customer.changesTo('Pro'))
    await on('2026-04-17', () => customer.sees.invoices('paid 10.00', 'paid 7.00', 'paid 7.00'))
    await on('2026-04-17', () => customer.changesTo('Basic'))
    await on('2026-04-17', () => customer.sees.credit('14.00'))
    await on('2026-04-17', () => customer.sees.purchases({ name: 'Basic', billedMinor: 1_000n }))
  },
)
