import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RefundOutcome } from '../../src/payments/gateway.ts'
import { system } from '../../src/platform/actor.ts'
import { beginRefund } from '../../src/refunds/begin-refund.ts'
import { settleRefund } from '../../src/refunds/settle-refund.ts'
import { balance, numbersOf } from '../world/facts.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

describe('a payment of 119.00 with 19 % tax', () => {
  test('is given back in parts, each with a credit note, until nothing is left', async () => {
    const { app, staff, runtime } = world
    const reader = runtime.database.reader
    const ada = await world.person('Ada')
    const { order, payment } = await ada.buys(
      'good',
      await world.catalog('Desk', { price: 10_000, tax: 190_000 }),
    )
    const refund = (amountMinor: bigint) =>
      app.payments.refund(staff, { paymentId: payment.id, amountMinor, reason: 'a scratch' })

    expect(await refund(1_001n)).toBe('done')
    expect(await ada.invoice(order.invoiceId)).toMatchObject({ status: 'paid', refundedMinor: 1_001n })
    await expect(refund(10_900n)).rejects.toMatchObject({ code: 'refund_too_large' })
    expect(await refund(10_899n)).toBe('done')

    expect(
      await Promise.all(
        ['revenue', 'tax/VAT 19 %', 'gateway/sandbox'].map((account) => balance(reader, account)),
      ),
    ).toEqual([0n, 0n, 0n])
    expect(await numbersOf(reader, 'credit_notes')).toEqual([1, 2])
    await expect(refund(1n)).rejects.toMatchObject({ code: 'payment_not_refundable' })
  })

  test('refunded by two members of staff at once is refunded once', async () => {
    const { app, staff, runtime } = world
    const bob = await world.person('Bob')
    const { payment } = await bob.buys('good', await world.catalog('Chair', { price: 5_000 }))
    const refund = () =>
      app.payments.refund(staff, { paymentId: payment.id, amountMinor: 5_000n, reason: 'back' })
    const answers = await Promise.allSettled([refund(), refund(), refund()])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await balance(runtime.database.reader, 'gateway/sandbox')).toBe(0n)
  })

  test('sent to be refunded in part twice from one form is refunded once', async () => {
    const { app, staff, runtime } = world
    const dora = await world.person('Dora')
    const { order, payment } = await dora.buys('good', await world.catalog('Shelf', { price: 9_000 }))
    const before = await balance(runtime.database.reader, 'gateway/sandbox')
    const form = { paymentId: payment.id, amountMinor: 1_000n, reason: 'a dent' }
    const send = () => app.payments.refund(staff, form, { idempotencyKey: `form ${payment.id}` })
    expect(await Promise.all([send(), send(), send()])).toContain('done')
    expect(await send()).toBe('done')
    expect(await dora.invoice(order.invoiceId)).toMatchObject({ refundedMinor: 1_000n })
    expect(await balance(runtime.database.reader, 'gateway/sandbox')).toBe(before - 1_000n)
    const other = { ...form, amountMinor: 2_000n }
    await expect(
      app.payments.refund(staff, other, { idempotencyKey: `form ${payment.id}` }),
    ).rejects.toMatchObject({ code: 'idempotency_key_reused' })
  })

  test('under way is not sent again with the form, and what the gateway gave back outranks that it was given up', async () => {
    const { app, staff, runtime } = world
    const reader = runtime.database.reader
    const ed = await world.person('Ed')
    const { order, payment } = await ed.buys('good', await world.catalog('Bench', { price: 4_000 }))
    const form = { paymentId: payment.id, amountMinor: 1_000n, reason: 'a crack' }
    const options = { idempotencyKey: `form ${payment.id}` }
    const refundId = await app.bind(beginRefund)(staff, form, options)
    expect(await app.payments.refund(staff, form, options)).toBe('processing')
    const { rows } = await sql`select key from sandbox.refunds where key = ${refundId}`.execute(reader)
    expect(rows).toEqual([])

    const settle = (outcome: RefundOutcome) => app.bind(settleRefund)(system('test'), { refundId, outcome })
    expect(await settle({ status: 'failed', reason: 'not_sent' })).toBe('failed')
    expect(await settle({ status: 'failed', reason: 'other' })).toBe('failed')
    expect(await settle({ status: 'done', externalId: 'r-1' })).toBe('done')
    expect(await settle({ status: 'failed', reason: 'not_sent' })).toBe('done')
    expect(await ed.invoice(order.invoiceId)).toMatchObject({ refundedMinor: 1_000n })
  })
})

describe('a payment that is not decided', () => {
  test('when held, delivers nothing and keeps its invoice from being cancelled; approved twice, it delivers once', async () => {
    const { app, staff, runtime } = world
    const cem = await world.person('Cem')
    const { order, payment } = await cem.buys('reviewed', await world.catalog('Lamp', { price: 2_000 }))
    expect(payment.status).toBe('in_review')
    expect(await cem.purchases()).toEqual([])
    await expect(
      app.invoices.cancel(staff, { invoiceId: order.invoiceId, reason: 'a mistake' }),
    ).rejects.toMatchObject({
      code: 'invoice_has_unresolved_payment',
    })
    const accept = () => app.payments.review(staff, payment.id, 'accept')
    expect((await Promise.all([accept(), accept()])).map(({ status }) => status)).toEqual([
      'approved',
      'approved',
    ])
    expect(await cem.purchases()).toHaveLength(1)
    expect(await balance(runtime.database.reader, `credit/${cem.customerId}`)).toBe(0n)
  })

  test('keeps credit from being applied until it has an outcome', async () => {
    const { app, staff } = world
    const dora = await world.person('Dora')
    await app.payments.adjustCredit(staff, {
      customerId: dora.customerId,
      currency: 'EUR',
      amountMinor: 9_000n,
      reason: 'a gift',
    })
    const { order } = await dora.buys('challenge', await world.catalog('Lamp', { price: 2_000 }))
    await expect(app.payments.applyCredit(dora.actor, { invoiceId: order.invoiceId })).rejects.toMatchObject({
      code: 'payment_under_way',
    })
  })
})

describe('a bank transfer', () => {
  test('delivers nothing until staff say that the money came, and twice is harmless', async () => {
    const { app, staff } = world
    const eve = await world.person('Eve')
    const { invoiceId } = await eve.orders(await world.catalog('Book', { price: 1_500 }))
    const announced = await app.payments.pay(eve.actor, {
      invoiceId,
      with: { gateway: 'manual' },
    })
    expect(announced.status).toBe('pending')
    expect(await eve.purchases()).toEqual([])
    await app.payments.review(staff, announced.id, 'accept')
    await app.payments.review(staff, announced.id, 'accept')
    expect((await eve.invoice(invoiceId)).status).toBe('paid')
    expect(await eve.purchases()).toHaveLength(1)
  })

  test('that was only announced makes way for a card', async () => {
    const { app } = world
    const finn = await world.person('Finn')
    const { invoiceId } = await finn.orders(await world.catalog('Book', { price: 1_500 }))
    await app.payments.pay(finn.actor, { invoiceId, with: { gateway: 'manual' } })
    const paid = await finn.pays(invoiceId, await finn.storeCard('good'))
    expect(paid.status).toBe('approved')
  })
})
