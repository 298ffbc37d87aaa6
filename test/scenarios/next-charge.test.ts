import { describe, expect } from 'vitest'
import { scenario } from '../world/scenario.ts'

const priced = { price: 997, tax: 200_000, renewBeforeDays: 30 }

describe('the next charge', () => {
  scenario('has its tax before it is invoiced', { Box: priced }, async ({ on, customer }) => {
    await on('2026-03-01', () => customer.buys('Box'))
    await on('2026-03-02', () => customer.sees.paysFor('Box', { next: '2026-04-01 11.96' }))
    await on('2026-03-02', () => customer.sees.pays({ next: '2026-04-01 11.96' }))
    await on('2026-03-25', () => customer.sees.paysFor('Box', { next: '2026-04-01 11.96' }))
    await on('2026-04-01', () => customer.sees.charges('11.96', '11.96'))
  })

  scenario(
    'is one amount in checkout, summary, purchase and charge, with tax and coupon',
    { Club: { price: 4_800, tax: 190_000, term: { unit: 'year', count: 1 } } },
    async ({ on, customer, staff }) => {
      await on('2026-03-01', () => staff.makesCoupon('TENTH', { percentPpm: 100_000n, renewals: 1 }))
      const cart = await on('2026-03-01', () => customer.fillsCart('Club', 'TENTH'))
      expect(cart.quote.later).toMatchObject([{ totalMinor: 5_141n, afterwardsMinor: 5_712n }])
      await on('2026-03-01', () => customer.buysWithCoupon('TENTH', 'Club'))
      await on('2026-03-02', () => customer.sees.pays({ next: '2027-03-01 51.41' }))
      await on('2026-03-02', () => customer.sees.paysFor('Club', { next: '2027-03-01 51.41' }))
      await on('2027-03-02', () => customer.sees.charges('51.41', '51.41'))
      await on('2027-03-02', () => customer.sees.paysFor('Club', { next: '2028-03-01 57.12' }))
    },
  )

  const three = { One: priced, Two: priced, Three: priced }

  scenario(
    'is that of the whole invoice that it will stand on, and names what else is on it',
    three,
    async ({ on, customer, world, thing }) => {
      await on('2026-03-01', async () => {
        const { fillsCart } = await customer.person()
        const { quote } = await fillsCart([thing('One'), thing('Two'), thing('Three')])
        expect(quote.later).toMatchObject([{ on: '2026-04-01', totalMinor: 3_589n, others: { names: [] } }])
        await customer.buys('One', 'Two', 'Three')
      })
      const whole = { next: '2026-04-01 35.89', items: ['One', 'Two', 'Three'] }
      await on('2026-03-01', () => customer.sees.pays(whole))
      for (const name of whole.items) await on('2026-03-01', () => customer.sees.paysFor(name, whole))
      await on('2026-04-01', () => customer.sees.charges('35.89', '35.89'))
      await on('2026-04-01', () => world().changesSettings({ shareRenewalInvoice: false }))
      await on('2026-04-02', () => customer.sees.paysFor('Two', { next: '2026-05-01 11.96', items: ['Two'] }))
    },
  )

  scenario(
    'in the checkout counts what the buyer renews on the same day already',
    three,
    async ({ on, customer }) => {
      await on('2026-03-01', () => customer.buys('One', 'Two'))
      const { quote } = await on('2026-03-01', () => customer.fillsCart('Three'))
      expect(quote.later).toMatchObject([{ totalMinor: 3_589n, others: { names: ['One', 'Two'], more: 0 } }])
      await on('2026-03-01', () => customer.buys('Three'))
      await on('2026-04-01', () => customer.sees.charges('23.93', '11.96', '35.89'))
    },
  )

  scenario(
    'stands apart for what its customer pays by hand',
    { One: priced, Two: priced },
    async ({ on, customer }) => {
      await on('2026-03-01', () => customer.buys('One', 'Two'))
      await on('2026-03-02', () => customer.paysByHand('Two'))
      await on('2026-03-02', () => customer.sees.paysFor('One', { next: '2026-04-01 11.96', items: ['One'] }))
      await on('2026-03-02', () => customer.sees.paysFor('Two', { next: '2026-04-01 11.96', items: ['Two'] }))
      await on('2026-04-01', () => customer.sees.invoices('paid 23.93', 'paid 11.96', 'pending 11.96'))
    },
  )

  scenario(
    'uses credit in the order of the days, so that no two charges promise the same',
    { Early: { price: 1_000 }, Late: { price: 1_000, term: { unit: 'month', count: 2 } } },
    async ({ on, customer, staff, world }) => {
      await on('2026-03-01', () => customer.buys('Early'))
      await on('2026-03-01', () => customer.buys('Late'))
      await on('2026-03-05', () => staff.givesCredit(customer, 1_600n))
      await on('2026-03-05', () => customer.sees.pays({ next: '2026-04-01 10.00', fromCredit: '10.00' }))
      await on('2026-03-05', () =>
        customer.sees.paysFor('Late', { next: '2026-05-01 10.00', fromCredit: '6.00' }),
      )
      await on('2026-03-25', async () => {
        const { reader } = world().runtime.database
        const { customerId } = await customer.person()
        const emails = await reader
          .selectFrom('emails')
          .select('content')
          .where('customer_id', '=', customerId)
          .where('template', '=', 'invoice.issued')
          .execute()
        expect(emails).toMatchObject([
          { content: { chargedTo: null, fromCredit: { minor: '1000', currency: 'EUR' } } },
        ])
      })
      await on('2026-04-01', () => customer.sees.credit('6.00'))
      await on('2026-04-02', () =>
        customer.sees.paysFor('Late', {
          next: '2026-05-01 20.00',
          fromCredit: '6.00',
          items: ['Early', 'Late'],
        }),
      )
    },
  )

  scenario(
    'is still there when its customer asked for an earlier invoice and left it',
    { Box: priced },
    async ({ on, customer }) => {
      await on('2026-03-01', () => customer.buys('Box'))
      await on('2026-03-05', () => customer.renewsNow())
      await on('2026-03-05', () => customer.sees.paysFor('Box', { next: '2026-04-01 11.96' }))
      await on('2026-04-01', () => customer.sees.charges('11.96', '11.96'))
    },
  )

  scenario(
    'is none for what was stopped, and none while its renewal is being paid',
    { Box: priced },
    async ({ on, customer }) => {
      await on('2026-03-01', () => customer.buys('Box'))
      await on('2026-03-25', () => customer.paysInvoiceWith('reviewed', 2))
      await on('2026-03-25', () => customer.sees.paysFor('Box', null))
      await on('2026-03-25', () => customer.sees.pays(null))
    },
  )
})
