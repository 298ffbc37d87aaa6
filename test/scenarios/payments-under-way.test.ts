import { describe } from 'vitest'
import { scenario } from '../world/scenario.ts'

const hosting = { Hosting: { price: 1_000, renewBeforeDays: 30 } }

describe('while a payment is under way an invoice', () => {
  scenario('is neither due nor overdue', hosting, async ({ on, customer, staff }) => {
    await on('2026-03-01', () => customer.buys('Hosting'))
    const transfer = await on('2026-03-31', () => customer.announcesTransferFor(2))
    await on('2026-04-03', () => customer.sees.owesNothing())
    await on('2026-04-03', () => customer.sees.reads(2, 'processing'))
    await on('2026-04-03', () => staff.refuses(transfer))
    await on('2026-04-03', () => customer.sees.reads(2, 'overdue'))
  })

  scenario('does not expire, and does when nothing came of it', hosting, async ({ on, customer, staff }) => {
    await on('2026-03-01', () => customer.orders('Hosting'))
    const held = await on('2026-03-05', () => customer.paysInvoiceWith('reviewed', 1))
    await on('2026-05-20', () => customer.sees.invoices('pending 10.00'))
    await on('2026-05-20', () => staff.refuses(held))
    await on('2026-05-21', () => customer.sees.invoices('expired 10.00'))
  })

  scenario(
    'expires all the same when a transfer was announced too long ago',
    hosting,
    async ({ on, customer }) => {
      await on('2026-03-01', () => customer.orders('Hosting'))
      await on('2026-03-05', () => customer.announcesTransferFor(1))
      await on('2026-03-17', () => customer.sees.invoices('pending 10.00'))
      await on('2026-03-20', () => customer.sees.invoices('expired 10.00'))
    },
  )
})
