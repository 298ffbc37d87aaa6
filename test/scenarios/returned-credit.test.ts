import { describe, expect } from 'vitest'
import type { RefundOutcome } from '../../src/payments/gateway-answers.ts'
import { system } from '../../src/platform/actor.ts'
import { beginRefund } from '../../src/refunds/begin-refund.ts'
import { settleRefund } from '../../src/refunds/settle-refund.ts'
import { balance } from '../world/facts.ts'
import { refused, type Story, scenario } from '../world/scenario.ts'

const desk = { Desk: { price: 1_000 } }

/** An order expires; a card pays 6.00 of it, and the 4.00 of credit that were to pay the rest are gone when it is approved. */
async function leavesSixAsCredit({ on, customer, staff }: Story<'Desk'>) {
  await on('2026-03-01', () => customer.orders('Desk'))
  await on('2026-03-20', () => customer.sees.invoices('expired 10.00'))
  await on('2026-03-20', () => staff.givesCredit(customer, 400n))
  const held = await on('2026-03-20', () => customer.paysPartly(1, { card: 'reviewed', fromCredit: 400n }))
  await on('2026-03-20', () => staff.givesCredit(customer, -400n))
  await on('2026-03-21', () => staff.accepts(held))
  await on('2026-03-21', () => customer.sees.credit('6.00'))
  return held.id
}

describe('what a payment left as credit', () => {
  scenario('goes back to it, and its invoice stays as it is', desk, async (story) => {
    const { on, customer, staff, world } = story
    const paymentId = await leavesSixAsCredit(story)
    expect(await on('2026-03-22', () => staff.returnsCredit(paymentId, 600n))).toBe('done')
    await customer.sees.credit('0.00')
    await customer.sees.invoices('expired 10.00')
    await customer.sees.emails('credit.returned', '2026-03-22')
    await customer.sees.daysOf('credit_return.completed', '2026-03-22')
    expect(await balance(world().runtime.database.reader, 'gateway/sandbox')).toBe(0n)
    await refused('payment_not_refundable', () => staff.returnsCredit(paymentId, 1n))
  })

  scenario(
    'goes back as far as it is still there, and no more than the payment brought',
    desk,
    async (story) => {
      const { on, customer, staff } = story
      const paymentId = await leavesSixAsCredit(story)
      await on('2026-03-22', () => staff.givesCredit(customer, -100n))
      await refused('refund_too_large', () => staff.returnsCredit(paymentId, 501n))
      expect(await staff.returnsCredit(paymentId, 200n)).toBe('done')
      await on('2026-03-23', () => staff.givesCredit(customer, 5_000n))
      await refused('refund_too_large', () => staff.returnsCredit(paymentId, 401n))
      expect(await staff.returnsCredit(paymentId, 400n)).toBe('done')
      await customer.sees.credit('49.00')
    },
  )

  scenario('is sent once, however many ask for it at once', desk, async (story) => {
    const { on, customer, staff } = story
    const paymentId = await leavesSixAsCredit(story)
    const both = await on('2026-03-22', () =>
      Promise.allSettled([staff.returnsCredit(paymentId, 400n), staff.returnsCredit(paymentId, 400n)]),
    )
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await customer.sees.credit('2.00')
  })

  scenario('cannot be spent on its way, and is credit again where it is not sent', desk, async (story) => {
    const { on, customer, world } = story
    const paymentId = await leavesSixAsCredit(story)
    const { app, staff } = world()
    const asked = { paymentId, source: 'credit', amountMinor: '600', reason: 'asked for' } as const
    const refundId = await on('2026-03-22', () => app.bind(beginRefund)(staff, asked))
    await customer.sees.credit('0.00')
    const settle = (outcome: RefundOutcome) => app.bind(settleRefund)(system('test'), { refundId, outcome })
    expect(await settle({ status: 'failed', reason: 'not_sent' })).toBe('failed')
    await customer.sees.credit('6.00')
    await customer.sees.emails('credit.returned')
    expect(await settle({ status: 'done', externalId: 'r-late' })).toBe('done')
    expect(await settle({ status: 'done', externalId: 'r-late' })).toBe('done')
    await customer.sees.credit('0.00')
  })
})

scenario('what is with its invoice is no credit to be sent back', desk, async ({ on, customer, staff }) => {
  const { payment } = await on('2026-03-01', () => customer.buys('Desk'))
  await on('2026-03-02', () => staff.givesCredit(customer, 5_000n))
  await refused('refund_too_large', () => staff.returnsCredit(payment.id, 1n))
})

scenario(
  'what lay on an invoice that was cancelled goes back to the payment that brought it',
  desk,
  async ({ on, customer, staff }) => {
    await on('2026-03-01', () => customer.orders('Desk'))
    const part = await on('2026-03-02', () => staff.records(customer, 1, { amountMinor: 400n }))
    await refused('refund_too_large', () => staff.returnsCredit(part.id, 1n))
    await on('2026-03-03', () => staff.cancelsInvoice(customer, 1))
    await customer.sees.credit('4.00')
    await refused('payment_not_refundable', () => staff.refunds(part.id, 400n))
    expect(await staff.returnsCredit(part.id, 400n)).toBe('done')
    await customer.sees.credit('0.00')
  },
)

scenario(
  'what lay on an expired invoice is no more with it when that is paid after all',
  desk,
  async ({ on, customer, staff }) => {
    await on('2026-03-01', () => customer.orders('Desk'))
    const part = await on('2026-03-02', () => staff.records(customer, 1, { amountMinor: 400n }))
    await on('2026-03-20', () => customer.sees.invoices('expired 10.00'))
    await on('2026-03-20', () => customer.paysInvoice(1))
    await refused('refund_too_large', () => staff.refunds(part.id, 1n))
    expect(await staff.returnsCredit(part.id, 400n)).toBe('done')
    await customer.sees.reads(1, 'paid')
  },
)
