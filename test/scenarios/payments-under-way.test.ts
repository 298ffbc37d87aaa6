import { describe } from 'vitest'
import { monthly } from '../world/catalog.ts'
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

describe('what is past its end stays usable', () => {
  scenario(
    'for 14 days while the gateway has the payment of its renewal, and ends when nothing comes of that',
    hosting,
    async ({ on, customer, staff }) => {
      await on('2026-03-01', () => customer.buys('Hosting'))
      const held = await on('2026-03-31', () => customer.paysInvoiceWith('reviewed', 2))
      await on('2026-04-15', () => customer.sees.purchase('active', '2026-04-01'))
      await on('2026-04-15', () => staff.refuses(held))
      await on('2026-04-16', () => customer.sees.purchase('expired', '2026-04-01'))
    },
  )

  scenario('no longer than that', hosting, async ({ on, customer, staff }) => {
    await on('2026-03-01', () => customer.buys('Hosting'))
    const held = await on('2026-03-31', () => customer.paysInvoiceWith('reviewed', 2))
    await on('2026-04-21', () => customer.sees.purchase('active', '2026-04-01'))
    await on('2026-04-22', () => customer.sees.purchase('expired', '2026-04-01'))
    await on('2026-04-25', () => staff.accepts(held))
    await on('2026-04-25', () => customer.sees.purchase('active', '2026-05-25'))
  })

  scenario(
    'and goes on from its old end when the payment comes',
    hosting,
    async ({ on, customer, staff }) => {
      await on('2026-03-01', () => customer.buys('Hosting'))
      const held = await on('2026-03-31', () => customer.paysInvoiceWith('reviewed', 2))
      await on('2026-04-15', () => staff.accepts(held))
      await on('2026-04-15', () => customer.sees.purchase('active', '2026-05-01'))
    },
  )

  scenario('but not for a transfer that was only announced', hosting, async ({ on, customer }) => {
    await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-03-31', () => customer.announcesTransferFor(2))
    await on('2026-04-07', () => customer.sees.purchase('active', '2026-04-01'))
    await on('2026-04-08', () => customer.sees.purchase('expired', '2026-04-01'))
  })
})

scenario(
  'an instalment is not noted as overdue while it is being paid, and is when nothing comes of that',
  { Course: { price: 9_000, instalments: { count: 3, every: monthly } } },
  async ({ on, customer, staff }) => {
    await on('2026-03-01', () => customer.buys('Course'))
    const held = await on('2026-03-31', () => customer.paysInvoiceWith('reviewed', 2))
    await on('2026-04-10', () => customer.sees.daysOf('instalment.overdue'))
    await on('2026-04-10', () => staff.refuses(held))
    await on('2026-04-11', () => customer.sees.daysOf('instalment.overdue', '2026-04-10'))
  },
)
