import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { monthly } from '../world/catalog.ts'
import { refused, scenario } from '../world/scenario.ts'

/** 90.00 in three monthly instalments. */
const course = { Course: { price: 9_000, instalments: { count: 3, every: monthly } } }

describe('paying early', () => {
  scenario(
    'one instalment makes its invoice once, keeps its day, and is not charged again on it',
    course,
    async ({ on, customer }) => {
      await on('2026-10-20', () => customer.buys('Course'))
      await on('2026-10-20', async () => {
        const number = await customer.asksForInstalment(3)
        expect(await customer.asksForInstalment(3)).toBe(number)
      })
      await on('2026-10-20', () => customer.sees.invoice(2, { status: 'pending', dueOn: '2026-12-20' }))
      await on('2026-10-20', () => customer.paysInvoice(2))
      await on('2026-10-20', () => customer.sees.instalments('paid', 'open', 'paid'))
      await on('2027-01-15', () => customer.sees.invoices('paid 30.00', 'paid 30.00', 'paid 30.00'))
    },
  )

  scenario(
    'all that is left is one invoice in the place of those that wait',
    { Course: { price: 9_000, instalments: { count: 4, every: monthly } } },
    async ({ on, customer }) => {
      await on('2027-01-15', () => customer.buys('Course'))
      await on('2027-02-10', () => customer.sees.invoices('paid 22.50', 'pending 22.50'))
      await on('2027-02-10', async () => {
        const number = await customer.asksForTheRest()
        expect(await customer.asksForTheRest()).toBe(number)
      })
      await on('2027-02-10', () => customer.sees.invoices('paid 22.50', 'cancelled 22.50', 'pending 67.50'))
      await on('2027-02-10', () => customer.paysInvoice(3))
      await on('2027-02-10', () => customer.sees.instalments('paid', 'paid', 'paid', 'paid'))
      await on('2027-06-20', () => customer.sees.invoices('paid 22.50', 'cancelled 22.50', 'paid 67.50'))
      await on('2027-06-20', () => customer.sees.daysOf('schedule.completed', '2027-02-10'))
    },
  )

  scenario(
    'all at once and then not paying leaves every instalment to its own day',
    course,
    async ({ on, customer }) => {
      await on('2027-06-20', () => customer.buys('Course'))
      await on('2027-06-20', () => customer.asksForTheRest())
      await on('2027-06-20', () => customer.sees.invoices('paid 30.00', 'pending 60.00'))
      await on('2027-07-12', () => customer.sees.invoices('paid 30.00', 'cancelled 60.00', 'pending 30.00'))
      const each = ['paid 30.00', 'cancelled 60.00', 'paid 30.00', 'paid 30.00']
      await on('2027-08-25', () => customer.sees.invoices(...each))
    },
  )

  scenario(
    'one of those that stand on an invoice for all takes that invoice back',
    course,
    async ({ on, customer }) => {
      await on('2026-10-20', () => customer.buys('Course'))
      await on('2026-10-20', () => customer.asksForTheRest())
      await on('2026-10-21', async () => customer.paysNumber(await customer.asksForInstalment(2)))
      await on('2026-10-21', () => customer.sees.invoices('paid 30.00', 'cancelled 60.00', 'paid 30.00'))
      await on('2026-10-21', () => customer.sees.instalments('paid', 'paid', 'open'))
    },
  )

  scenario(
    'an invoice that money has come for stays, and the others are put on another',
    course,
    async ({ on, customer, staff }) => {
      await on('2026-10-20', () => customer.buys('Course'))
      const second = await on('2026-10-20', () => customer.asksForInstalment(2))
      await on('2026-10-21', () => staff.givesCredit(customer, 1_000n))
      await on('2026-10-21', () => customer.usesCreditFor(2))
      const [kept, rest = ''] = await on('2026-10-22', () => customer.asksForAllThatIsLeft())
      expect(kept).toBe(second)
      await on('2026-10-22', () => customer.sees.invoices('paid 30.00', 'pending 30.00', 'pending 30.00'))
      await on('2026-10-22', () => customer.paysNumber(rest))
      await on('2026-10-23', async () => expect(await customer.asksForTheRest()).toBe(second))
      await on('2026-10-23', () => customer.paysNumber(second))
      await on('2026-10-23', () => customer.sees.instalments('paid', 'paid', 'paid'))
      await on('2026-10-23', () => refused('schedule_has_nothing_open', () => customer.asksForTheRest()))
      await on('2026-10-23', () => refused('schedule_has_nothing_open', () => customer.asksForInstalment(2)))
    },
  )
})

scenario(
  'credit that was used for all at once is credit again when that is left, and pays for each on its day',
  course,
  async ({ on, customer, staff, world }) => {
    await on('2026-10-20', () => customer.buys('Course'))
    await on('2026-10-20', () => customer.asksForTheRest())
    await on('2026-10-20', () => staff.givesCredit(customer, 5_900n))
    await on('2026-10-20', () => customer.usesCreditFor(2))
    const each = ['paid 30.00', 'cancelled 60.00', 'paid 30.00']
    await on('2026-11-20', () => customer.sees.invoices(...each))
    await on('2026-12-20', async () => {
      const { rows } =
        await sql`select amount_minor as minor from payments where origin = 'instalment'`.execute(
          world().runtime.database.reader,
        )
      expect(rows).toEqual([{ minor: 100n }])
    })
    await on('2026-12-20', () => customer.sees.instalments('paid', 'paid', 'paid'))
  },
)

describe('cancelling', () => {
  scenario(
    'what was agreed is not the customer’s to cancel; staff let a single instalment go',
    course,
    async ({ on, customer, staff }) => {
      await on('2026-10-20', () => customer.buys('Course'))
      await on('2026-10-20', () => customer.asksForInstalment(2))
      await on('2026-10-21', () => refused('invoice_is_agreed', () => customer.cancelsInvoice(2)))
      await on('2026-10-21', () => staff.cancelsInvoice(customer, 2))
      await on('2026-10-21', () => customer.sees.instalments('paid', 'cancelled', 'open'))
      await on('2026-12-20', () => customer.sees.instalments('paid', 'cancelled', 'paid'))
      await on('2026-12-20', () => customer.sees.daysOf('schedule.completed', '2026-12-20'))
    },
  )

  scenario(
    'the invoice for all at once leaves the instalments to their days',
    course,
    async ({ on, customer }) => {
      await on('2026-10-20', () => customer.buys('Course'))
      await on('2026-10-20', () => customer.asksForTheRest())
      await on('2026-10-21', () => customer.cancelsInvoice(2))
      await on('2026-10-21', () => customer.sees.instalments('paid', 'open', 'open'))
      await on('2026-11-20', () => customer.sees.instalments('paid', 'paid', 'open'))
    },
  )

  scenario(
    'the schedule lets go of all that is open; money that had come is credit, what is owned stays',
    course,
    async ({ on, customer, staff, world }) => {
      await on('2026-10-20', () => customer.buys('Course'))
      await on('2026-10-20', () => customer.asksForInstalment(2))
      await on('2026-10-20', () => staff.givesCredit(customer, 500n))
      await on('2026-10-20', () => customer.usesCreditFor(2))
      await on('2026-10-21', async () => {
        const asked = { scheduleId: (await customer.schedule()).id, reason: 'moved away' }
        const { actor } = await customer.person()
        await refused('not_permitted', () => world().app.schedules.cancel(actor, asked))
      })
      await on('2026-10-21', () => staff.cancelsSchedule(customer))
      await on('2026-10-21', () => customer.sees.instalments('paid', 'cancelled', 'cancelled'))
      await on('2026-10-21', () => customer.sees.invoices('paid 30.00', 'cancelled 30.00'))
      await on('2026-10-21', () => customer.sees.purchases({ status: 'active' }))
      await on('2026-10-21', () => customer.sees.daysOf('credit.received', '2026-10-21'))
      await on('2026-10-21', () =>
        refused('schedule_has_nothing_open', () => staff.cancelsSchedule(customer)),
      )
    },
  )
})
