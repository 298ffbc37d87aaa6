import { expect } from 'vitest'
import { refused, scenario } from '../world/scenario.ts'

const poster = { price: 1000, term: null }
const shop = { poster }

scenario('money that came by itself is written down, in parts, up to what is open', shop, async (story) => {
  const { on, customer, staff } = story
  await on('2026-03-01', () => customer.orders('poster'))
  await on('2026-03-03', () => staff.records(customer, 1, { amountMinor: 400n, receivedOn: '2026-03-02' }))
  await customer.sees.reads(1, 'partly_paid')
  await refused('payment_more_than_open', () => staff.records(customer, 1, { amountMinor: 601n }))
  await customer.sees.emails('invoice.paid')
  await on('2026-03-04', () =>
    staff.records(customer, 1, { amountMinor: 600n, method: 'cash', reference: 'receipt 17' }),
  )
  await customer.sees.reads(1, 'paid')
  await customer.sees.emails('invoice.paid', '2026-03-04')
  await customer.sees.charges('4.00', '6.00')
  const told = await customer.sees.recorded('payment.recorded')
  expect(told.map(({ payload, actor }) => ({ ...payload, by: actor.name }))).toMatchObject([
    { method: 'manual', receivedOn: '2026-03-02', reference: null, by: 'Stella' },
    { method: 'cash', receivedOn: '2026-03-04', reference: 'receipt 17', by: 'Stella' },
  ])
  const approved = await customer.sees.recorded('payment.approved')
  expect(approved.map(({ payload }) => payload)).toMatchObject([
    { reviewedBy: 'Stella' },
    { reviewedBy: 'Stella' },
  ])
  await refused('invoice_is_paid', () => staff.records(customer, 1, { amountMinor: 1n }))
})

scenario('what is paid in another way already is not written down besides', shop, async (story) => {
  const { on, customer, staff } = story
  await on('2026-03-01', () => customer.orders('poster'))
  await on('2026-03-01', () => customer.announcesTransferFor(1))
  await refused('transfer_is_awaited', () => staff.records(customer, 1, { amountMinor: 1000n }))
  await customer.sees.charges()
})

scenario('the day that money came on is not still to come', shop, async ({ on, customer, staff }) => {
  await on('2026-03-01', () => customer.orders('poster'))
  await refused('payment_day_to_come', () =>
    staff.records(customer, 1, { amountMinor: 1000n, receivedOn: '2026-03-02' }),
  )
})

scenario('what has expired is paid in full or not at all', shop, async ({ on, customer, staff }) => {
  await on('2026-03-01', () => customer.orders('poster'))
  await on('2026-04-20', async () => undefined)
  await customer.sees.invoice(1, { status: 'expired' })
  await refused('payment_less_than_all', () => staff.records(customer, 1, { amountMinor: 999n }))
  await staff.records(customer, 1, { amountMinor: 1000n, receivedOn: '2026-04-19' })
  await customer.sees.reads(1, 'paid')
  await customer.sees.credit('0.00')
})
