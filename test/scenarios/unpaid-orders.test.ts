import { describe } from 'vitest'
import { refused, scenario } from '../world/scenario.ts'

const hosting = { Hosting: { price: 1_000, renewBeforeDays: 30 } }

describe('an order that has expired', () => {
  scenario('gives back the credit that was used on it', hosting, async ({ on, customer, staff }) => {
    await on('2026-03-01', () => customer.orders('Hosting'))
    await on('2026-03-01', () => staff.givesCredit(customer, 300n))
    await on('2026-03-01', () => customer.usesCreditFor(1))
    await on('2026-03-01', () => customer.sees.credit('0.00'))
    await on('2026-06-01', () => customer.sees.invoice(1, { status: 'expired', receivedMinor: 0n }))
    await on('2026-06-01', () => customer.sees.credit('3.00'))
    await on('2026-06-01', () => refused('credit_covers_part', () => customer.usesCreditFor(1)))
    await on('2026-06-01', () => customer.paysInvoice(1))
    await on('2026-06-01', () => customer.sees.invoices('paid 10.00'))
    await on('2026-06-01', () => customer.sees.credit('3.00'))
  })

  scenario(
    'is paid with credit and a card together, or by neither of them',
    hosting,
    async ({ on, customer, staff }) => {
      await on('2026-03-01', () => customer.orders('Hosting'))
      await on('2026-06-01', () => staff.givesCredit(customer, 300n))
      await on('2026-06-01', () => customer.paysPartly(1, { card: 'poor', fromCredit: 300n }))
      await on('2026-06-01', () => customer.sees.credit('3.00'))
      await on('2026-06-01', () => customer.paysPartly(1, { card: 'good', fromCredit: 300n }))
      await on('2026-06-01', () => customer.sees.invoices('paid 10.00'))
      await on('2026-06-01', () => customer.sees.credit('0.00'))
    },
  )

  scenario(
    'keeps as credit what was paid for it when the credit beside it is gone, and says so',
    hosting,
    async ({ on, customer, staff }) => {
      await on('2026-03-01', () => customer.orders('Hosting'))
      await on('2026-06-01', () => staff.givesCredit(customer, 300n))
      const held = await on('2026-06-01', () =>
        customer.paysPartly(1, { card: 'reviewed', fromCredit: 300n }),
      )
      await on('2026-06-01', () => staff.givesCredit(customer, -300n))
      await on('2026-06-02', () => staff.accepts(held))
      await on('2026-06-02', () => customer.sees.invoices('expired 10.00'))
      await on('2026-06-02', () => customer.sees.credit('7.00'))
      await on('2026-06-02', () => customer.sees.emails('credit.received', '2026-06-02'))
    },
  )
})
