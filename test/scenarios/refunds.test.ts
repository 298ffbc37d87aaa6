import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { createSandboxGateway } from '../../src/gateways/sandbox/index.ts'
import { plusMilliseconds } from '../../src/kernel/calendar.ts'
import type { RefundOutcome } from '../../src/payments/gateway-answers.ts'
import { system } from '../../src/platform/actor.ts'
import { beginRefund } from '../../src/refunds/begin-refund.ts'
import { refundOrder } from '../../src/refunds/refund-order.ts'
import { settleRefund } from '../../src/refunds/settle-refund.ts'
import { balance, numbersOf } from '../world/facts.ts'
import { refused, scenario } from '../world/scenario.ts'

/** 119.00 with 19 % tax. */
const desk = { Desk: { price: 10_000, tax: 190_000 } }
const lamp = { Lamp: { price: 2_000 } }
const book = { Book: { price: 1_500 } }

describe('a payment', () => {
  scenario(
    'of 119.00 is given back in parts, each with a credit note, until nothing is left',
    desk,
    async ({ on, customer, staff, world }) => {
      const { payment } = await on('2026-03-01', () => customer.buys('Desk'))
      const refund = (amountMinor: bigint) => staff.refunds(payment.id, amountMinor)
      expect(await on('2026-03-02', () => refund(1_001n))).toBe('done')
      await on('2026-03-02', () => customer.sees.invoice(1, { status: 'paid', refundedMinor: 1_001n }))
      await on('2026-03-03', () => refused('refund_too_large', () => refund(10_900n)))
      expect(await on('2026-03-03', () => refund(10_899n))).toBe('done')

      const { reader } = world().runtime.database
      for (const account of ['revenue', 'tax/VAT 19 %', 'gateway/sandbox'])
        expect([account, await balance(reader, account)]).toEqual([account, 0n])
      expect(await numbersOf(reader, 'credit_notes')).toEqual([1, 2])
      await on('2026-03-03', () => refused('payment_not_refundable', () => refund(1n)))
    },
  )

  scenario(
    'refunded by two members of staff at once is refunded once',
    desk,
    async ({ on, customer, staff, world }) => {
      const { payment } = await on('2026-03-01', () => customer.buys('Desk'))
      const refund = () => staff.refunds(payment.id, 11_900n)
      const answers = await on('2026-03-02', () => Promise.allSettled([refund(), refund(), refund()]))
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await balance(world().runtime.database.reader, 'gateway/sandbox')).toBe(0n)
    },
  )

  scenario(
    'sent to be refunded in part twice from one form is refunded once',
    desk,
    async ({ on, customer, world }) => {
      const { payment } = await on('2026-03-01', () => customer.buys('Desk'))
      const { app, staff, runtime } = world()
      const form = { paymentId: payment.id, amountMinor: '1000', reason: 'a dent' }
      const options = { idempotencyKey: `form ${payment.id}` }
      const send = () => app.refunds.make(staff, form, options)
      expect(await Promise.all([send(), send(), send()])).toContain('done')
      expect(await send()).toBe('done')
      await customer.sees.invoice(1, { refundedMinor: 1_000n })
      expect(await balance(runtime.database.reader, 'gateway/sandbox')).toBe(11_900n - 1_000n)
      const other = { ...form, amountMinor: '2000' }
      await refused('idempotency_key_reused', () => app.refunds.make(staff, other, options))
    },
  )

  scenario(
    'under way is not sent again with the form, and what the gateway gave back outranks that it was given up',
    desk,
    async ({ on, customer, world }) => {
      const { payment } = await on('2026-03-01', () => customer.buys('Desk'))
      const { app, staff, runtime } = world()
      const form = { paymentId: payment.id, amountMinor: '1000', reason: 'a crack' }
      const options = { idempotencyKey: `form ${payment.id}` }
      const refundId = await app.bind(beginRefund)(staff, form, options)
      expect(await app.refunds.make(staff, form, options)).toBe('processing')
      const sent = await sql`select key from sandbox.refunds where key = ${refundId}`.execute(
        runtime.database.reader,
      )
      expect(sent.rows).toEqual([])

      const settle = (outcome: RefundOutcome) => app.bind(settleRefund)(system('test'), { refundId, outcome })
      expect(await settle({ status: 'failed', reason: 'not_sent' })).toBe('failed')
      expect(await settle({ status: 'failed', reason: 'other' })).toBe('failed')
      expect(await settle({ status: 'done', externalId: 'r-1' })).toBe('done')
      expect(await settle({ status: 'failed', reason: 'not_sent' })).toBe('done')
      await customer.sees.invoice(1, { refundedMinor: 1_000n })
    },
  )
})

describe('a refund whose sender is held up on the way to the gateway', () => {
  scenario(
    'is sent by whoever looks after it, and the first sender’s arrival is the same refund',
    desk,
    async ({ on, customer, staff, world }) => {
      const { payment } = await on('2026-03-01', () => customer.buys('Desk'))
      const { app, staff: actor, runtime, clock } = world()
      const form = { paymentId: payment.id, amountMinor: '1000', reason: 'a dent' }
      const refundId = await app.bind(beginRefund)(actor, form)
      clock.moveTo(plusMilliseconds(clock.now(), 61_000))
      await app.due.doAll()
      await customer.sees.invoice(1, { refundedMinor: 1_000n })
      const { asked } = await app.bind(refundOrder)(system('test'), { refundId })
      const sandbox = createSandboxGateway({
        database: runtime.database,
        clock,
        seed: 'sandbox',
        secret: 'of its webhooks',
        publicUrl: 'http://shop.test',
        newId: randomUUID,
      })
      expect(await sandbox.refund(asked)).toMatchObject({ status: 'done' })
      await staff.refunds(payment.id, 1_000n)
      const { reader } = runtime.database
      expect(await balance(reader, 'gateway/sandbox')).toBe(11_900n - 2_000n)
      const sent = await sql<{ minor: string }>`
        select sum(amount_minor)::text as minor from sandbox.refunds`.execute(reader)
      expect(sent.rows).toEqual([{ minor: '2000' }])
    },
  )
})

describe('a payment that is not decided', () => {
  scenario(
    'in review delivers nothing and keeps its invoice from being cancelled; accepted twice, it delivers once',
    lamp,
    async ({ on, customer, staff, world }) => {
      const { payment } = await on('2026-03-01', () => customer.buysWith('reviewed', 'Lamp'))
      expect(payment.status).toBe('in_review')
      await on('2026-03-01', () => customer.sees.noPurchases())
      await on('2026-03-02', () =>
        refused('invoice_has_unresolved_payment', () => staff.cancelsInvoice(customer, 1)),
      )
      const accepted = await on('2026-03-02', () =>
        Promise.all([staff.accepts(payment), staff.accepts(payment)]),
      )
      expect(accepted.map(({ status }) => status)).toEqual(['approved', 'approved'])
      await on('2026-03-02', () => customer.sees.purchases({ name: 'Lamp' }))
      const credit = `credit/${(await customer.person()).customerId}`
      expect(await balance(world().runtime.database.reader, credit)).toBe(0n)
    },
  )

  scenario(
    'keeps credit from being applied until it has an outcome',
    lamp,
    async ({ on, customer, staff }) => {
      await on('2026-03-01', () => staff.givesCredit(customer, 9_000n))
      await on('2026-03-01', () => customer.buysWith('challenge', 'Lamp'))
      await on('2026-03-01', () => refused('payment_under_way', () => customer.usesCreditFor(1)))
    },
  )
})

describe('a bank transfer', () => {
  scenario(
    'delivers nothing until staff say that the money came, and twice is harmless',
    book,
    async ({ on, customer, staff }) => {
      await on('2026-03-01', () => customer.orders('Book'))
      const transfer = await on('2026-03-01', () => customer.announcesTransferFor(1))
      expect(transfer.status).toBe('pending')
      await on('2026-03-01', () => customer.sees.noPurchases())
      await on('2026-03-04', () => staff.accepts(transfer))
      await on('2026-03-04', () => staff.accepts(transfer))
      await on('2026-03-04', () => customer.sees.invoices('paid 15.00'))
      await on('2026-03-04', () => customer.sees.purchases({ name: 'Book' }))
    },
  )

  scenario('that was only announced makes way for a card', book, async ({ on, customer }) => {
    await on('2026-03-01', () => customer.orders('Book'))
    await on('2026-03-01', () => customer.announcesTransferFor(1))
    const paid = await on('2026-03-02', () => customer.paysInvoice(1))
    expect(paid.status).toBe('approved')
  })
})
