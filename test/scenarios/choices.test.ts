import { describe } from 'vitest'
import { monthly } from '../world/catalog.ts'
import { refused, scenario } from '../world/scenario.ts'

const hosting = { Hosting: { price: 1_000, renewBeforeDays: 30 } }

describe('renewing before the time', () => {
  scenario(
    'and walking away owes nothing, and the renewal comes on its day',
    hosting,
    async ({ on, customer }) => {
      await on('2026-03-01', () => customer.buys('Hosting'))
      await on('2026-03-10', () => customer.renewsNow())
      await on('2026-03-10', () => customer.sees.owesNothing())
      await on('2026-03-23', () => customer.sees.invoices('paid 10.00', 'cancelled 10.00', 'pending 10.00'))
      await on('2026-03-23', () => customer.sees.owes('10.00'))
      await on('2026-04-02', () => customer.sees.invoices('paid 10.00', 'cancelled 10.00', 'paid 10.00'))
      await on('2026-04-02', () => customer.sees.purchases({ status: 'active', autoRenew: true }))
    },
  )

  scenario('and cancelling that invoice takes nothing else along', hosting, async ({ on, customer }) => {
    await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-03-10', () => customer.renewsNow())
    await on('2026-03-10', () => customer.cancelsInvoice(2))
    await on('2026-03-10', () => customer.sees.purchases({ status: 'active', autoRenew: true }))
    await on('2026-04-02', () => customer.sees.invoices('paid 10.00', 'cancelled 10.00', 'paid 10.00'))
  })

  scenario('and paying starts the next term once', hosting, async ({ on, customer }) => {
    await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-03-10', async () => customer.paysNumber(await customer.renewsNow()))
    await on('2026-04-25', () => customer.sees.invoices('paid 10.00', 'paid 10.00', 'pending 10.00'))
    await on('2026-04-25', () => customer.sees.purchase('active', '2026-05-01'))
  })
})

scenario(
  'what is renewed before its time and left makes way first, so that the shop’s own invoice is the one that was shown',
  { ...hosting, Backup: { price: 500 } },
  async ({ on, customer }) => {
    await on('2026-03-01', () => customer.buys('Hosting', 'Backup'))
    await on('2026-03-10', () => customer.renewsNow('Hosting'))
    await on('2026-03-21', () => customer.sees.paysFor('Backup', { next: '2026-04-01 15.00' }))
    await on('2026-03-22', () => customer.sees.invoices('paid 15.00', 'cancelled 10.00', 'pending 15.00'))
  },
)

scenario(
  'what the shop asks for is not the customer’s to cancel',
  hosting,
  async ({ on, customer, staff }) => {
    await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-03-25', () => refused('invoice_is_agreed', () => customer.cancelsInvoice(2)))
    await on('2026-03-25', () => staff.cancelsInvoice(customer, 2))
    await on('2026-03-25', () => customer.sees.purchases({ status: 'active', autoRenew: false }))
  },
)

scenario(
  'asking for all instalments at once and leaving it owes nothing, and is gone two days later',
  { Course: { price: 9_000, instalments: { count: 4, every: monthly } } },
  async ({ on, customer }) => {
    await on('2026-10-20', () => customer.buys('Course'))
    await on('2026-10-20', () => customer.asksForTheRest())
    await on('2026-10-20', () => customer.sees.owesNothing())
    await on('2026-10-22', () => customer.sees.invoices('paid 22.50', 'cancelled 67.50'))
    await on('2026-11-20', () => customer.sees.instalments('paid', 'paid', 'open', 'open'))
  },
)
