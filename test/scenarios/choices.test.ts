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

describe('a renewal that nothing is charged for', () => {
  const days = ['2026-04-01', '2026-04-02', '2026-04-04', '2026-04-06', '2026-04-08']

  scenario(
    'reminds its customer who has stored nothing',
    { Hosting: { price: 1_000, graceDays: 10 } },
    async ({ on, customer }) => {
      await on('2026-03-01', () => customer.buys('Hosting'))
      await on('2026-03-01', () => customer.removesCard())
      await on('2026-04-20', () => customer.sees.emails('renewal.reminder', ...days))
      await on('2026-04-20', () => customer.sees.emails('purchase.expired', '2026-04-11'))
    },
  )

  scenario(
    'reminds its customer who pays by hand',
    { Hosting: { price: 1_000, graceDays: 10 } },
    async ({ on, customer }) => {
      await on('2026-03-01', () => customer.buys('Hosting'))
      await on('2026-03-01', () => customer.paysByHand())
      await on('2026-04-03', () => customer.sees.emails('renewal.reminder', '2026-04-01', '2026-04-02'))
      await on('2026-04-03', () => customer.paysInvoice(2))
      await on('2026-04-20', () => customer.sees.emails('renewal.reminder', '2026-04-01', '2026-04-02'))
    },
  )
})

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
