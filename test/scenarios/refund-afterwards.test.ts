import { describe, expect } from 'vitest'
import { money } from '../../src/kernel/money.ts'
import { monthly } from '../world/catalog.ts'
import { scenario } from '../world/scenario.ts'
import { hearWebhooks } from '../world/webhooks.ts'

const hosting = { Hosting: { price: 1_000, renewBeforeDays: 30 } }

describe('a refund of all that was paid for the term that runs', () => {
  scenario('stops its renewal unless something else is wanted', hosting, async ({ on, customer, staff }) => {
    const { payment } = await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-03-05', () => staff.refunds(payment.id, 1_000n))
    await on('2026-03-05', () => customer.sees.purchases({ status: 'active', autoRenew: false }))
    await on('2026-04-02', () => customer.sees.purchase('expired', '2026-04-01'))
    await on('2026-04-02', () => customer.sees.charges())
  })

  scenario('withdraws the renewal that was invoiced already', hosting, async ({ on, customer, staff }) => {
    const { payment } = await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-03-25', () => staff.refunds(payment.id, 1_000n))
    await on('2026-03-25', () => customer.sees.invoices('paid 10.00', 'cancelled 10.00'))
    await on('2026-03-25', () => customer.sees.owesNothing())
  })

  scenario('keeps it where that is wanted', hosting, async ({ on, customer, staff }) => {
    const { payment } = await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-03-05', () => staff.refunds(payment.id, 1_000n, 'keep'))
    await on('2026-04-02', () => customer.sees.purchase('active', '2026-05-01'))
  })

  scenario('ends it at once where that is wanted', hosting, async ({ on, customer, staff }) => {
    const { payment } = await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-03-05', () => staff.refunds(payment.id, 1_000n, 'cancel'))
    await on('2026-03-05', () => customer.sees.purchases({ status: 'cancelled', endReason: 'a scratch' }))
  })
})

scenario('a refund of a part keeps what was bought', hosting, async ({ on, customer, staff }) => {
  const { payment } = await on('2026-03-01', () => customer.buys('Hosting'))
  await on('2026-03-05', () => staff.refunds(payment.id, 400n))
  await on('2026-04-02', () => customer.sees.purchase('active', '2026-05-01'))
})

scenario(
  'a refund of a term that is over keeps the one that runs',
  hosting,
  async ({ on, customer, staff }) => {
    const { payment } = await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-04-10', () => staff.refunds(payment.id, 1_000n))
    await on('2026-05-02', () => customer.sees.purchase('active', '2026-06-01'))
  },
)

scenario(
  'what was given back at the provider stops what it paid for, once the worker comes to it',
  hosting,
  async ({ on, customer, world }) => {
    const { payment } = await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-03-05', async () => {
      const amount = money(1_000n, 'EUR')
      const { runtime } = world()
      await runtime.sandbox.refund({ id: 'by hand', chargeKey: payment.id, amount })
      await hearWebhooks(runtime)
      await customer.sees.purchases({ status: 'active', autoRenew: true })
      await runtime.app.due.doAll()
    })
    await on('2026-03-06', () => customer.sees.purchases({ status: 'active', autoRenew: false }))
    await on('2026-03-06', () => customer.sees.daysOf('refund.followed', '2026-03-05'))
  },
)

scenario(
  'a refund is done though its renewal is being paid, and what is to follow waits for that',
  hosting,
  async ({ on, customer, staff }) => {
    const { payment } = await on('2026-03-01', () => customer.buys('Hosting'))
    const review = await on('2026-03-25', () => customer.paysInvoiceWith('reviewed', 2))
    await on('2026-03-25', async () => expect(await staff.refunds(payment.id, 1_000n)).toBe('done'))
    await on('2026-03-25', () => customer.sees.purchases({ status: 'active', autoRenew: true }))
    await on('2026-03-26', () => staff.refuses(review))
    await on('2026-03-28', () => customer.sees.purchases({ status: 'active', autoRenew: false }))
    await on('2026-03-28', () => customer.sees.invoices('paid 10.00', 'cancelled 10.00'))
  },
)

const course = { Course: { price: 9_000, instalments: { count: 3, every: monthly } } }

describe('a refund of an instalment', () => {
  scenario('keeps what is paid by it', course, async ({ on, customer, staff }) => {
    await on('2026-03-01', () => customer.buys('Course'))
    const second = await on('2026-03-25', () => customer.paysInvoice(2))
    await on('2026-03-26', () => staff.refunds(second.id, 3_000n))
    await on('2026-03-26', () => customer.sees.purchases({ status: 'active', billedMinor: 3_000n }))
  })

  scenario('ends what is paid by it where that is wanted', course, async ({ on, customer, staff }) => {
    await on('2026-03-01', () => customer.buys('Course'))
    const second = await on('2026-03-25', () => customer.paysInvoice(2))
    await on('2026-03-26', () => staff.refunds(second.id, 3_000n, 'cancel'))
    await on('2026-03-26', () => customer.sees.purchases({ status: 'cancelled', endReason: 'a scratch' }))
  })
})

describe('what was billed for a term', () => {
  scenario(
    'is less what was given back of it, rounded once',
    { Hosting: { price: 997, tax: 200_000, setup: 300 } },
    async (story) => {
      const { on, customer, staff } = story
      const { payment } = await on('2026-03-01', () => customer.buys('Hosting'))
      await on('2026-03-01', () => customer.sees.purchases({ billedMinor: 997n }))
      for (const amount of [100n, 333n, 7n])
        await on('2026-03-05', () => staff.refunds(payment.id, amount, 'keep'))
      // 997 of which (1556 − 440) / 1556 are still there.
      await on('2026-03-05', () => customer.sees.purchases({ billedMinor: 715n }))
      await on('2026-03-06', () => staff.refunds(payment.id, 1_116n, 'keep'))
      await on('2026-03-06', () => customer.sees.purchases({ billedMinor: 0n }))
      await on('2026-04-02', () => customer.sees.purchases({ billedMinor: 997n }))
      await on('2026-04-02', () => staff.givesCredit(customer, 100n))
    },
  )

  scenario('does not change with what is given back of a term that is over', hosting, async (story) => {
    const { on, customer, staff } = story
    const { payment } = await on('2026-03-01', () => customer.buys('Hosting'))
    await on('2026-04-10', () => staff.refunds(payment.id, 400n, 'keep'))
    await on('2026-04-10', () => customer.sees.purchases({ billedMinor: 1_000n }))
  })

  scenario('is all that was paid of its instalments', course, async ({ on, customer }) => {
    await on('2026-03-01', () => customer.buys('Course'))
    await on('2026-03-01', () => customer.sees.purchases({ billedMinor: 3_000n }))
    await on('2026-04-02', () => customer.sees.purchases({ billedMinor: 6_000n }))
    await on('2026-05-02', () => customer.sees.purchases({ billedMinor: 9_000n }))
  })
})
