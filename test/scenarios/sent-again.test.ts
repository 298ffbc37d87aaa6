import { expect } from 'vitest'
import { monthly } from '../world/catalog.ts'
import { refused, scenario } from '../world/scenario.ts'

const hosting = { price: 1000, term: monthly }

scenario('an invoice is sent again as it stands, as often as staff want', { hosting }, async (story) => {
  const { on, customer, world } = story
  await on('2026-03-01', () => customer.buys('hosting'))
  const sends = async (place: number) =>
    world().app.invoices.sendAgain(world().staff, { invoiceId: (await customer.invoice(place)).id })
  await on('2026-03-02', () => sends(1))
  await customer.sees.emails('invoice.paid', '2026-03-01', '2026-03-02')
  await on('2026-03-25', async () => undefined)
  await customer.sees.emails('invoice.issued', '2026-03-22')
  await sends(2)
  await on('2026-03-26', () => sends(2))
  await customer.sees.emails('invoice.issued', '2026-03-22', '2026-03-25', '2026-03-26')
  await customer.sees.daysOf('invoice.sent_again', '2026-03-02', '2026-03-25', '2026-03-26')
})

scenario('a cancelled invoice is not sent', { hosting }, async ({ on, customer, staff, world }) => {
  await on('2026-03-01', () => customer.orders('hosting'))
  await staff.cancelsInvoice(customer, 1)
  const { id: invoiceId } = await customer.invoice(1)
  await refused('invoice_is_cancelled', () => world().app.invoices.sendAgain(world().staff, { invoiceId }))
  const { actor } = await customer.person()
  expect(
    await world()
      .app.invoices.sendAgain(actor, { invoiceId })
      .catch(({ code }) => code),
  ).toBe('not_permitted')
})

scenario(
  'what is renewed by itself says so when it is sent again',
  { hosting },
  async ({ on, customer, world }) => {
    await on('2026-03-01', () => customer.buys('hosting'))
    await on('2026-03-25', async () => {
      await world().app.invoices.sendAgain(world().staff, { invoiceId: (await customer.invoice(2)).id })
    })
    const rows = await world()
      .runtime.database.reader.selectFrom('emails')
      .select('content')
      .where('template', '=', 'invoice.issued')
      .execute()
    expect(rows.map(({ content }) => content)).toMatchObject([
      { chargedTo: 'visa 4242' },
      { chargedTo: 'visa 4242' },
    ])
  },
)

scenario(
  'a cancelled purchase says truly why its renewal was withdrawn',
  { hosting },
  async ({ on, customer }) => {
    await on('2026-03-01', () => customer.buys('hosting'))
    await on('2026-03-25', () => customer.cancelsPurchase('moving away'))
    await customer.sees.invoice(2, { status: 'cancelled', cancelReason: 'purchase_cancelled' })
  },
)
