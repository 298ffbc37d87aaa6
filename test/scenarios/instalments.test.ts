import { describe, expect } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { monthly } from '../world/catalog.ts'
import { scenario } from '../world/scenario.ts'

/** A course that is paid in so many monthly instalments. */
const course = (price: number, count: number) => ({
  Course: { price, instalments: { count, every: monthly } },
})

describe('a course of 120.00 in three monthly instalments, bought on 31 January', () => {
  scenario(
    'is charged 40.00 at once, and what is owned has the whole price',
    course(12_000, 3),
    async ({ on, customer }) => {
      await on('2026-01-31', () => customer.buys('Course'))
      await on('2026-01-31', () => customer.sees.invoices('paid 40.00'))
      await on('2026-01-31', () =>
        customer.sees.purchases({ status: 'active', priceMinor: 12_000n, cycle: null }),
      )
      const { instalments } = await customer.schedule()
      expect(instalments.map(({ dueOn, status, unitMinor }) => `${dueOn} ${status} ${unitMinor}`)).toEqual([
        '2026-01-31 paid 4000',
        '2026-02-28 open 4000',
        '2026-03-31 open 4000',
      ])
    },
  )

  scenario(
    'is invoiced ten days before each day, charged on it, and done after the last',
    course(12_000, 3),
    async ({ on, customer }) => {
      await on('2026-01-31', () => customer.buys('Course'))
      await on('2026-02-17', () => customer.sees.invoices('paid 40.00'))
      await on('2026-02-18', () => customer.sees.invoices('paid 40.00', 'pending 40.00'))
      await on('2026-02-18', () => customer.sees.invoice(2, { dueOn: '2026-02-28', expiresOn: null }))
      await on('2026-02-18', () => customer.sees.emails('invoice.issued', '2026-02-18'))
      await on('2026-02-28', () => customer.sees.invoices('paid 40.00', 'paid 40.00'))
      await on('2026-04-20', () => customer.sees.invoices('paid 40.00', 'paid 40.00', 'paid 40.00'))
      await on('2026-04-20', () => customer.sees.instalments('paid', 'paid', 'paid'))
      await on('2026-04-20', () => customer.sees.daysOf('schedule.completed', '2026-03-31'))
      await on('2026-04-20', () => customer.sees.daysOf('instalment.overdue'))
    },
  )
})

describe('an instalment whose card is declined', () => {
  scenario(
    'is tried on its day and on days 1, 3, 5 and 7, with an email each time, and stays to be paid',
    course(12_000, 2),
    async ({ on, customer }) => {
      await on('2026-04-20', () => customer.buys('Course'))
      await on('2026-04-20', () => customer.changesCardTo('poor'))
      const tries = ['2026-05-20', '2026-05-21', '2026-05-23', '2026-05-25', '2026-05-27']
      await on('2026-06-15', () => customer.sees.daysOf('payment.refused', ...tries))
      await on('2026-06-15', () => customer.sees.emails('instalment.payment_failed', ...tries))
      await on('2026-06-15', () => customer.sees.invoices('paid 60.00', 'pending 60.00'))
      const overdue = (await customer.sees.recorded('instalment.overdue')).map(({ payload }) => payload.dueOn)
      expect(overdue).toEqual(['2026-05-20'])
      await on('2026-06-15', () => customer.sees.purchases({ status: 'active' }))
    },
  )

  scenario('is paid by hand long after its day', course(10_000, 2), async ({ on, customer }) => {
    await on('2026-06-15', () => customer.buys('Course'))
    await on('2026-06-15', () => customer.changesCardTo('poor'))
    const number = await on('2026-09-01', () => customer.asksForInstalment(2))
    await on('2026-09-01', () => customer.sees.invoice(2, { number }))
    await on('2026-09-01', () => customer.paysNumber(number))
    await on('2026-09-01', () => customer.sees.instalments('paid', 'paid'))
    await on('2026-09-01', () => customer.sees.invoices('paid 50.00', 'paid 50.00'))
  })
})

scenario(
  'whoever has stored no card is reminded on the day and on the retry days',
  course(10_000, 2),
  async ({ on, customer }) => {
    await on('2026-09-01', () => customer.buys('Course'))
    await on('2026-09-01', () => customer.removesCard())
    const days = ['2026-10-01', '2026-10-02', '2026-10-04', '2026-10-06', '2026-10-08']
    await on('2026-10-20', () => customer.sees.emails('instalment.reminder', ...days))
  },
)

describe('what is due', () => {
  scenario(
    'is not put together with what is not: it keeps its invoice, its day and its tries',
    course(9_000, 4),
    async ({ on, customer }) => {
      await on('2026-10-20', () => customer.buys('Course'))
      await on('2026-10-20', () => customer.changesCardTo('poor'))
      const late = await on('2026-11-22', () => customer.asksForInstalment(2))
      const all = await on('2026-11-22', () => customer.asksForAllThatIsLeft())
      expect(all[0]).toBe(late)
      await on('2026-11-22', () => customer.sees.invoices('paid 22.50', 'pending 22.50', 'pending 45.00'))
      await on('2026-11-22', () => customer.paysTogether(all))
      await on('2026-11-22', () => customer.sees.invoices('paid 22.50', 'paid 22.50', 'paid 45.00'))
      await on('2026-11-22', () => customer.sees.charges('22.50', '67.50'))
    },
  )

  scenario(
    'and was announced as a transfer that did not come is charged on the next day',
    course(9_000, 2),
    async ({ on, customer, staff }) => {
      await on('2026-11-22', () => customer.buys('Course'))
      const transfer = await on('2026-12-19', () => customer.announcesTransferFor(2))
      await on('2026-12-31', () => customer.sees.invoices('paid 45.00', 'pending 45.00'))
      await on('2026-12-31', () => staff.refuses(transfer))
      await on('2027-01-02', () => customer.sees.invoices('paid 45.00', 'paid 45.00'))
    },
  )

  scenario(
    'after a time in which nothing ran is invoiced and charged, and called overdue only when that failed',
    course(9_000, 3),
    async ({ on, nothingRunsUntil, customer }) => {
      await on('2027-01-02', () => customer.buys('Course'))
      await on('2027-01-02', () => customer.changesCardTo('poor'))
      await nothingRunsUntil('2027-03-22T00:00:00+01:00')
      await customer.sees.invoices('paid 30.00', 'pending 30.00', 'pending 30.00')
      await customer.sees.daysOf('instalment.overdue')
      await on('2027-03-23', async () =>
        expect(await customer.sees.recorded('instalment.overdue')).toHaveLength(2),
      )
    },
  )
})

scenario(
  'instalments that follow each other closely are not all invoiced at once',
  { Sprint: { price: 4_000, instalments: { count: 4, every: { unit: 'day', count: 1 } } } },
  async ({ on, customer, world }) => {
    await on('2027-03-23', () => customer.buys('Sprint'))
    await on('2027-03-23', () => world().app.due.doAll())
    await on('2027-03-23', () => customer.sees.invoices('paid 10.00'))
    await on('2027-03-24', () => customer.sees.invoices(...Array(2).fill('paid 10.00')))
    await on('2027-03-25', () => customer.sees.invoices(...Array(3).fill('paid 10.00')))
    await on('2027-03-26', () => customer.sees.invoices(...Array(4).fill('paid 10.00')))
  },
)

scenario('what costs less than it has parts is paid at once', course(2, 4), async ({ on, customer }) => {
  const { quote } = await on('2026-01-31', () => customer.fillsCart('Course'))
  expect(quote.totals.totalMinor).toBe(2n)
  expect(quote.later).toEqual([])
})

describe('a coupon', () => {
  scenario('takes its part off every instalment', course(10_000, 4), async ({ on, customer, staff }) => {
    await on('2026-01-31', () => staff.makesCoupon('HALF', { percentPpm: 500_000n }))
    const cart = await on('2026-01-31', () => customer.fillsCart('Course', 'HALF'))
    expect(cart.quote.totals.totalMinor).toBe(1_250n)
    expect(cart.quote.later).toMatchObject([
      { kind: 'instalments', instalments: [{}, {}, { totalMinor: 1_250n }] },
    ])
    await on('2026-01-31', () => customer.checksOut(cart))
    await on('2026-01-31', () => customer.paysInvoice(1))
    await on('2026-01-31', async () => customer.paysNumber(await customer.asksForTheRest()))
    await on('2026-01-31', () => customer.sees.invoices('paid 12.50', 'paid 37.50'))
  })

  scenario(
    'that makes it free leaves nothing to be paid in parts',
    course(10_000, 4),
    async ({ on, customer, staff, world }) => {
      await on('2026-01-31', () => staff.makesCoupon('FREE', { percentPpm: 1_000_000n }))
      await on('2026-01-31', async () => customer.checksOut(await customer.fillsCart('Course', 'FREE')))
      await on('2026-01-31', () => customer.sees.purchases({ status: 'active' }))
      const { reader } = world().runtime.database
      expect(await reader.selectFrom('schedules').select('id').execute()).toEqual([])
    },
  )
})

scenario(
  'an order of which only the first instalment is made knows every later day and amount, with tax',
  { Course: { price: 10_000, tax: 190_000, setup: 500, instalments: { count: 3, every: monthly } } },
  async ({ on, customer }) => {
    const { quote } = await on('2026-01-31', () => customer.fillsCart('Course'))
    expect(quote.totals.totalMinor).toBe(4_562n)
    const later = present(quote.later[0], 'what comes later')
    expect(later).toMatchObject({ kind: 'instalments', count: 3, nowMinor: 3_334n })
    expect('instalments' in later && later.instalments.map(({ totalMinor }) => totalMinor)).toEqual([
      3_966n,
      3_966n,
    ])
  },
)
