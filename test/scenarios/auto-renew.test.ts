import { describe, expect } from 'vitest'
import { refused, scenario } from '../world/scenario.ts'

const hosting = { Hosting: { price: 1_000 } }

describe('turning automatic renewal off', () => {
  scenario(
    'withdraws the unpaid renewal, and the purchase ends on its expiry without grace',
    hosting,
    async ({ on, customer }) => {
      await on('2026-03-01', () => customer.buys('Hosting'))
      await on('2026-03-25', () => customer.turnsOffAutoRenew())
      await on('2026-03-25', () => customer.sees.invoices('paid 10.00', 'cancelled 10.00'))
      await on('2026-04-01', () => customer.sees.purchases({ status: 'expired' }))
      await on('2026-04-01', () => customer.sees.invoices('paid 10.00', 'cancelled 10.00'))
    },
  )

  scenario(
    'is undone by turning it on: it is invoiced anew and renews',
    hosting,
    async ({ on, customer }) => {
      await on('2026-04-01', () => customer.buys('Hosting'))
      await on('2026-04-25', () => customer.turnsOffAutoRenew())
      await on('2026-04-25', () => customer.turnsOnAutoRenew())
      await on('2026-05-02', () => customer.sees.invoices('paid 10.00', 'cancelled 10.00', 'paid 10.00'))
      await on('2026-05-02', () => customer.sees.purchase('active', '2026-06-01'))
    },
  )

  scenario(
    'of one of two that share an invoice leaves the other to renew on an invoice of its own',
    { Hosting: { price: 1_000 }, Domain: { price: 200 } },
    async ({ on, customer }) => {
      await on('2026-05-02', () => customer.buys('Hosting', 'Domain'))
      await on('2026-05-28', () => customer.sees.invoices('paid 12.00', 'pending 12.00'))
      await on('2026-05-28', () => customer.turnsOffAutoRenew('Domain'))
      await on('2026-06-02', () => customer.sees.invoices('paid 12.00', 'cancelled 12.00', 'paid 10.00'))
      const [domain, hosting] = [
        { name: 'Domain', status: 'expired' },
        { name: 'Hosting', status: 'active' },
      ]
      await on('2026-06-02', () => customer.sees.purchases(domain, hosting))
    },
  )
})

scenario(
  'renewing by hand makes the renewal invoice once within the window, however often it is asked for',
  { Press: { price: 1_000, renewBeforeDays: 5 } },
  async ({ on, customer }) => {
    await on('2026-06-02', () => customer.buys('Press'))
    await on('2026-06-02', async () => {
      const outside = { code: 'purchase_outside_window', details: { from: '2026-06-27' } }
      await expect(customer.renewsNow()).rejects.toMatchObject(outside)
    })
    await on('2026-06-28', async () => {
      const renew = () => customer.renewsNow()
      expect(new Set(await Promise.all([renew(), renew(), renew()])).size).toBe(1)
    })
    await on('2026-06-28', () => customer.sees.invoices('paid 10.00', 'pending 10.00'))
  },
)

scenario(
  'cancelling a purchase with money already on its renewal gives that money back as credit',
  { Press: { price: 1_000 } },
  async ({ on, customer, staff }) => {
    await on('2026-06-28', () => customer.buys('Press'))
    await on('2026-07-25', () => staff.givesCredit(customer, 300n))
    await on('2026-07-25', () => customer.usesCreditFor(2))
    await on('2026-07-25', () => customer.cancelsPurchase('moving on'))
    await on('2026-07-25', () => customer.sees.invoices('paid 10.00', 'cancelled 10.00'))
    await on('2026-07-25', () => customer.sees.daysOf('credit.received', '2026-07-25'))
    await on('2026-07-25', () => refused('credit_insufficient', () => staff.givesCredit(customer, -301n)))
  },
)

describe('renewing by hand what does not renew by itself', () => {
  scenario(
    'is never charged by itself, and walking away from it changes nothing',
    hosting,
    async ({ on, customer }) => {
      await on('2026-03-01', () => customer.buys('Hosting'))
      await on('2026-03-27', () => customer.turnsOffAutoRenew())
      await on('2026-03-27', () => customer.renewsNow())
      await on('2026-05-31', () => customer.sees.purchases({ status: 'expired', autoRenew: false }))
      await on('2026-05-31', () => customer.sees.invoices('paid 10.00', 'cancelled 10.00', 'cancelled 10.00'))
    },
  )

  scenario('and paying gives one term, after which it ends', hosting, async ({ on, customer }) => {
    await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-03-27', () => customer.turnsOffAutoRenew())
    await on('2026-03-27', async () => customer.paysNumber(await customer.renewsNow()))
    const renewed = { status: 'active', autoRenew: false, cycle: { from: '2026-04-01' } }
    await on('2026-03-27', () => customer.sees.purchases(renewed))
    await on('2026-06-15', () => customer.sees.purchases({ status: 'expired' }))
    await on('2026-06-15', () => customer.sees.invoices('paid 10.00', 'cancelled 10.00', 'paid 10.00'))
  })

  scenario(
    'is charged on the day after all, if automatic renewal is turned on before',
    hosting,
    async ({ on, customer }) => {
      await on('2026-03-01', () => customer.buys('Hosting'))
      await on('2026-03-27', () => customer.turnsOffAutoRenew())
      await on('2026-03-27', () => customer.renewsNow())
      await on('2026-03-27', () => customer.turnsOnAutoRenew())
      const renewed = { status: 'active', autoRenew: true, cycle: { from: '2026-04-01' } }
      await on('2026-04-02', () => customer.sees.purchases(renewed))
    },
  )
})
