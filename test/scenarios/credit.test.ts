import { describe } from 'vitest'
import { scenario } from '../world/scenario.ts'

const hosting = { Hosting: { price: 1_000, renewBeforeDays: 30 } }

describe('credit', () => {
  scenario('pays a renewal before the card does', hosting, async ({ on, customer, staff }) => {
    await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-03-05', () => staff.givesCredit(customer, 400n))
    await on('2026-04-02', () => customer.sees.invoices('paid 10.00', 'paid 10.00'))
    await on('2026-04-02', () => customer.sees.charges('10.00', '6.00'))
    await on('2026-04-02', () => customer.sees.credit('0.00'))
  })

  scenario('that is enough charges no card', hosting, async ({ on, customer, staff }) => {
    await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-03-05', () => staff.givesCredit(customer, 1_500n))
    await on('2026-03-05', () => customer.removesCard())
    await on('2026-04-02', () => customer.sees.invoices('paid 10.00', 'paid 10.00'))
    await on('2026-04-02', () => customer.sees.charges('10.00'))
    await on('2026-04-02', () => customer.sees.credit('5.00'))
  })

  scenario(
    'that was used for a renewal whose card fails is credit again when that expires',
    hosting,
    async ({ on, customer, staff }) => {
      await on('2026-03-01', () => customer.buys('Hosting'))
      await on('2026-03-05', () => staff.givesCredit(customer, 400n))
      await on('2026-03-05', () => customer.changesCardTo('poor'))
      await on('2026-04-03', () => customer.sees.credit('0.00'))
      await on('2026-05-20', () => customer.sees.invoices('paid 10.00', 'expired 10.00'))
      await on('2026-05-20', () => customer.sees.credit('4.00'))
    },
  )

  scenario('is left alone where the shop wants it so', hosting, async ({ on, customer, staff, world }) => {
    await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-03-05', () => world().changesSettings({ creditFirst: false }))
    await on('2026-03-05', () => staff.givesCredit(customer, 400n))
    await on('2026-04-02', () => customer.sees.charges('10.00', '10.00'))
  })
})
