import { describe } from 'vitest'
import { scenario } from '../world/scenario.ts'

const each = (unit: 'day' | 'week' | 'month', graceDays = 7) => ({
  Pass: { price: 1_000, term: { unit, count: 1 }, graceDays },
})

describe('a renewal is invoiced', () => {
  scenario('ten days before a month is over', each('month'), async ({ on, customer }) => {
    await on('2026-02-01', () => customer.buys('Pass'))
    await on('2026-02-18', () => customer.sees.invoices('paid 10.00'))
    await on('2026-02-19', () => customer.sees.invoices('paid 10.00', 'pending 10.00'))
  })

  scenario('two days before a week is over', each('week'), async ({ on, customer }) => {
    await on('2026-03-02', () => customer.buys('Pass'))
    await on('2026-03-06', () => customer.sees.invoices('paid 10.00'))
    await on('2026-03-07', () => customer.sees.invoices('paid 10.00', 'pending 10.00'))
    await on('2026-03-09', () => customer.sees.purchase('active', '2026-03-16'))
  })

  scenario('on the day itself where a term is a day', each('day'), async ({ on, customer }) => {
    await on('2026-03-02', () => customer.buys('Pass'))
    await on('2026-03-02', () => customer.sees.invoices('paid 10.00'))
    await on('2026-03-03', () => customer.sees.invoices('paid 10.00', 'paid 10.00'))
    await on('2026-03-03', () => customer.sees.purchase('active', '2026-03-04'))
  })
})

describe('what could not be renewed ends', () => {
  scenario(
    'three days after a week, and is not tried any more then',
    each('week'),
    async ({ on, customer }) => {
      await on('2026-03-02', () => customer.buys('Pass'))
      await on('2026-03-03', () => customer.changesCardTo('poor'))
      await on('2026-03-11', () => customer.sees.purchase('active', '2026-03-09'))
      await on('2026-03-12', () => customer.sees.purchase('expired', '2026-03-09'))
      await on('2026-03-20', () => customer.sees.daysOf('renewal.charge_tried', '2026-03-09', '2026-03-10'))
    },
  )

  scenario('with its day where a term is a day', each('day'), async ({ on, customer }) => {
    await on('2026-03-02', () => customer.buys('Pass'))
    await on('2026-03-02', () => customer.changesCardTo('poor'))
    await on('2026-03-03', () => customer.sees.purchase('expired', '2026-03-03'))
  })
})

scenario(
  'a week and four weeks that end on one day are invoiced each at its time, and told so before',
  {
    Week: { price: 1_000, term: { unit: 'week', count: 1 } },
    Block: { price: 3_600, term: { unit: 'day', count: 28 } },
  },
  async ({ on, customer }) => {
    await on('2026-01-05', () => customer.buys('Block'))
    await on('2026-01-23', () => customer.sees.invoices('paid 36.00'))
    await on('2026-01-24', () => customer.sees.invoices('paid 36.00', 'pending 36.00'))
    await on('2026-01-26', () => customer.buys('Week'))
    await on('2026-01-26', () => customer.sees.paysFor('Week', { next: '2026-02-02 10.00', items: ['Week'] }))
    await on('2026-02-02', () => customer.sees.charges('36.00', '10.00', '36.00', '10.00'))
  },
)
