import { describe } from 'vitest'
import { scenario } from '../world/scenario.ts'

const hosting = { Hosting: { price: 1_000, renewBeforeDays: 30 } }

describe('the days that an invoice is for', () => {
  scenario('are those from its payment, for an order', hosting, async ({ on, customer }) => {
    await on('2026-03-01', () => customer.orders('Hosting'))
    await on('2026-03-01', () => customer.sees.line(1, { period: null, delivered: null }))
    await on('2026-03-12', () => customer.paysInvoice(1))
    const days = { from: '2026-03-12', to: '2026-04-12' }
    await on('2026-03-12', () => customer.sees.line(1, { period: null, delivered: days }))
  })

  scenario(
    'are the next term, and those from its payment when a renewal is paid after its end',
    { Hosting: { price: 1_000, graceDays: 7, renewAfterDays: 30 } },
    async ({ on, customer }) => {
      await on('2026-07-01', () => customer.buys('Hosting'))
      await on('2026-07-01', () => customer.paysByHand())
      const issued = { from: '2026-08-01', to: '2026-09-01', paidBy: '2026-08-07' }
      await on('2026-07-25', () => customer.sees.line(2, { period: issued, delivered: null }))
      await on('2026-08-18', () => customer.paysInvoice(2))
      const delivered = { from: '2026-08-18', to: '2026-09-18' }
      await on('2026-08-18', () => customer.sees.line(2, { period: issued, delivered }))
    },
  )

  scenario(
    'begin after the term that runs, when it is renewed before its time',
    hosting,
    async ({ on, customer }) => {
      await on('2026-03-27', () => customer.buys('Hosting'))
      await on('2026-03-30', async () => customer.paysNumber(await customer.renewsNow()))
      await on('2026-03-30', () =>
        customer.sees.termEnds({ termEndsOn: '2026-04-27', paidUntil: '2026-05-27' }),
      )
      await on('2026-04-28', () =>
        customer.sees.termEnds({ termEndsOn: '2026-05-27', paidUntil: '2026-05-27' }),
      )
    },
  )
})
