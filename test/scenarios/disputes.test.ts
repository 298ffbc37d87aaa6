import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { plusMilliseconds } from '../../src/kernel/calendar.ts'
import type { InvoiceId, PaymentId } from '../../src/kernel/ids.ts'
import { money } from '../../src/kernel/money.ts'
import { findPayment } from '../../src/payments/payment-store.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { brokenInvariants } from '../simulation/invariants.ts'
import { buyer, moved } from '../world/disputes.ts'
import { verifyShop } from '../world/verify.ts'
import { hearWebhooks } from '../world/webhooks.ts'
import { openWorld, staff, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(async () => {
  expect(await brokenInvariants(world.runtime.database.reader)).toEqual([])
  expect(await verifyShop(world.runtime.database.reader)).toEqual([])
  await world.close()
})

const paymentNow = (id: PaymentId) => findPayment(world.runtime.database.reader, id)
const shown = async (invoiceId: InvoiceId, { actor }: { actor: Actor }) =>
  (await world.app.payments.ofInvoice(actor, { invoiceId }))[0]?.status

describe('a dispute over 119.00, with a fee of 20.00', () => {
  test('takes 139.00 from the gateway when it is opened, and the payment reads as disputed', async () => {
    const { person, invoiceId, payment, dispute } = await buyer(world, 'Ada')
    expect(await moved(world, dispute.opens)).toEqual({
      'gateway/sandbox': -13_900,
      disputed: 11_900,
      'fees/sandbox': 2_000,
    })
    expect(await shown(invoiceId, person)).toBe('disputed')
    const refund = { paymentId: payment.id, amountMinor: '100', reason: 'goodwill' }
    await expect(world.app.refunds.make(staff, refund)).rejects.toMatchObject({
      code: 'payment_not_refundable',
    })
    expect(await moved(world, () => hearWebhooks(world.runtime))).toEqual({})
  })

  test('brings 119.00 back when it is won; then 19.00 can be refunded', async () => {
    const { person, invoiceId, payment, dispute } = await buyer(world, 'Bob')
    await dispute.opens()
    expect(await moved(world, () => dispute.closes('won'))).toEqual({
      'gateway/sandbox': 11_900,
      disputed: -11_900,
    })
    expect(await shown(invoiceId, person)).toBe('approved')
    const refund = { paymentId: payment.id, amountMinor: '1900', reason: 'goodwill' }
    expect(await world.app.refunds.make(staff, refund)).toBe('done')
    expect(await paymentNow(payment.id)).toMatchObject({ status: 'partly_refunded', refundedMinor: 1_900n })
  })

  test('is paid for by revenue and tax when it is lost, with a credit note', async () => {
    const { person, invoiceId, payment, dispute } = await buyer(world, 'Cem')
    await dispute.opens()
    expect(await moved(world, () => dispute.closes('lost'))).toEqual({
      revenue: 10_000,
      'tax/VAT 19 %': 1_900,
      disputed: -11_900,
    })
    expect(await person.invoice(invoiceId)).toMatchObject({ status: 'paid', refundedMinor: 11_900n })
    expect(await paymentNow(payment.id)).toMatchObject({
      status: 'approved',
      disputedAt: null,
      lostMinor: 11_900n,
    })
    const refund = { paymentId: payment.id, amountMinor: '1', reason: 'goodwill' }
    await expect(world.app.refunds.make(staff, refund)).rejects.toMatchObject({
      code: 'payment_not_refundable',
    })
  })

  test('that begins as an inquiry moves nothing before it is one', async () => {
    const { person, invoiceId, dispute } = await buyer(world, 'Dora')
    expect(await moved(world, dispute.asks)).toEqual({})
    expect(await shown(invoiceId, person)).toBe('approved')
    expect(await moved(world, dispute.escalates)).toMatchObject({ disputed: 11_900 })
    expect(await shown(invoiceId, person)).toBe('disputed')
  })

  test('is told to the customer in the history, the money’s way to staff alone', async () => {
    const { person, dispute } = await buyer(world, 'Emil')
    await dispute.opens()
    await dispute.closes('won')
    const types = async (events: readonly { type: string }[]) =>
      events.map(({ type }) => type).filter((type) => type.startsWith('dispute.'))
    expect(await types(await person.history())).toEqual(['dispute.won', 'dispute.opened'])
    const all = await world.app.customers.staffHistory(staff, { customerId: person.customerId })
    expect((await types(all.events)).sort()).toEqual([
      'dispute.funds_reinstated',
      'dispute.funds_withdrawn',
      'dispute.opened',
      'dispute.won',
    ])
  })
})

test('a debit of a bank account that falls back is lost at once', async () => {
  const fay = await world.person('Fay')
  const { invoiceId } = await fay.orders(await world.catalog('Yearbook', { price: 3_000, term: null }))
  const methodId = await fay.storeAccount('DE35370400440532013002')
  expect(await fay.pays(invoiceId, methodId)).toMatchObject({ status: 'pending', continueUrl: null })
  await world.until('2026-03-05')
  await hearWebhooks(world.runtime)
  expect((await fay.invoice(invoiceId)).status).toBe('paid')
  await world.until('2026-03-23')
  expect(await moved(world, () => hearWebhooks(world.runtime))).toEqual({
    'gateway/sandbox': -3_350,
    'fees/sandbox': 350,
    revenue: 3_000,
  })
  expect(await fay.invoice(invoiceId)).toMatchObject({ refundedMinor: 3_000n })
})

test('a debit is paid when the bank says so, and refused when it does not', async () => {
  const [gil, hana] = [await world.person('Gil'), await world.person('Hana')]
  const almanac = await world.catalog('Almanac', { price: 2_500, term: null })
  const [paid, refused] = [await gil.orders(almanac), await hana.orders(almanac)]
  await gil.pays(paid.invoiceId, await gil.storeAccount('DE89370400440532013000'))
  await hana.pays(refused.invoiceId, await hana.storeAccount('DE62370400440532013001'))
  const other = { invoiceId: paid.invoiceId, with: { methodId: await gil.storeCard('good') } }
  await expect(world.app.payments.pay(gil.actor, other)).rejects.toMatchObject({ code: 'payment_under_way' })
  await world.until('2026-03-27')
  expect((await gil.invoice(paid.invoiceId)).status).toBe('paid')
  expect((await hana.invoice(refused.invoiceId)).status).toBe('pending')
})

test('what a lost dispute had paid for is not renewed any more', async () => {
  const ole = await world.person('Ole')
  const { payment } = await ole.buys('good', await world.catalog('Club', { price: 1_500 }))
  const { sandbox } = world.runtime
  const id = 'dispute-of-Ole'
  const asked = { id, chargeKey: payment.id, amountMinor: 1_500n, feeMinor: 0n, reason: 'fraudulent' }
  await sandbox.openDispute({ ...asked, kind: 'dispute' })
  await hearWebhooks(world.runtime)
  expect(await ole.purchases()).toMatchObject([{ autoRenew: true }])
  await sandbox.closeDispute(id, 'lost')
  await hearWebhooks(world.runtime)
  expect(await ole.purchases()).toMatchObject([{ status: 'active', autoRenew: false }])
  expect((await ole.history()).map(({ type }) => type)).toContain('purchase.auto_renew_turned_off')
})

test('money that is given back at the provider is booked like a refund of ours, once', async () => {
  const { person, invoiceId, payment } = await buyer(world, 'Ida')
  const refund = () =>
    world.runtime.sandbox.refund({ id: 'refund-by-hand', chargeKey: payment.id, amount: money(1_190, 'EUR') })
  expect(await refund()).toMatchObject({ status: 'done' })
  expect(await moved(world, () => hearWebhooks(world.runtime))).toEqual({
    'gateway/sandbox': -1_190,
    revenue: 1_000,
    'tax/VAT 19 %': 190,
  })
  await refund()
  expect(await moved(world, () => hearWebhooks(world.runtime))).toEqual({})
  expect(await person.invoice(invoiceId)).toMatchObject({ refundedMinor: 1_190n })
  expect(await paymentNow(payment.id)).toMatchObject({ status: 'partly_refunded', refundedMinor: 1_190n })
})

test('a card that its bank renews is the same method; one that is dead is charged no more', async () => {
  const jan = await world.person('Jan')
  await jan.buys('good', await world.catalog('Hosting', { price: 1_000 }))
  const { rows } = await sql<{ token: string }>`
    select token from payment_methods where customer_id = ${jan.customerId}`.execute(
    world.runtime.database.reader,
  )
  const { token } = present(rows[0], 'a card')
  const change = async (status: 'usable' | 'dead') => {
    await world.runtime.sandbox.changeMethod(token, {
      label: 'visa 1881',
      status,
      expMonth: 4,
      expYear: 2045,
    })
    await hearWebhooks(world.runtime)
    return (await world.app.payments.list(jan.actor, {})).methods
  }
  expect(await change('usable')).toMatchObject([{ label: 'visa 1881', expYear: 2045, isDefault: true }])
  expect(await change('dead')).toMatchObject([{ status: 'dead' }])
  await world.until('2026-05-02')
  expect((await jan.invoices()).map(({ status }) => status)).toEqual(['paid', 'pending'])
})

test('a debit that was refunded and falls back all the same is the loss of the shop, as far as nothing else covers it', async () => {
  const eve = await world.person('Eve')
  const { invoiceId } = await eve.orders(await world.catalog('Handbook', { price: 2_000, term: null }))
  const { id: paymentId } = await eve.pays(invoiceId, await eve.storeAccount('DE35370400440532013002'))
  await world.until('2026-05-07')
  expect(await world.app.refunds.make(staff, { paymentId, amountMinor: '2000', reason: 'goodwill' })).toBe(
    'done',
  )
  await world.until('2026-05-25')
  expect(await moved(world, () => hearWebhooks(world.runtime))).toEqual({
    'gateway/sandbox': -2_350,
    'fees/sandbox': 350,
    adjustment: 2_000,
  })
  expect(await paymentNow(paymentId)).toMatchObject({ status: 'refunded', lostMinor: 2_000n })
})

test('a dispute that was lost and is won after all brings its money back, as credit since its invoice was credited', async () => {
  const { person, invoiceId, payment, dispute } = await buyer(world, 'Pia')
  await dispute.opens()
  await dispute.closes('lost')
  world.clock.moveTo(plusMilliseconds(world.clock.now(), 1_000))
  expect(await moved(world, () => dispute.closes('won'))).toEqual({
    'gateway/sandbox': 11_900,
    credit: -11_900,
  })
  expect(await paymentNow(payment.id)).toMatchObject({ lostMinor: 0n, disputedAt: null })
  expect(await person.invoice(invoiceId)).toMatchObject({ refundedMinor: 11_900n })
  expect((await person.history()).map(({ type }) => type)).toContain('credit.received')
  const refund = { paymentId: payment.id, amountMinor: '1', reason: 'goodwill' }
  await expect(world.app.refunds.make(staff, refund)).rejects.toMatchObject({ code: 'refund_too_large' })
})

test('an inquiry that ends badly for the shop has moved nothing, and is booked so', async () => {
  const { person, invoiceId, payment, dispute } = await buyer(world, 'Quinn')
  await dispute.asks()
  expect(await moved(world, () => dispute.closes('lost'))).toEqual({})
  expect(await paymentNow(payment.id)).toMatchObject({ lostMinor: 0n, disputedAt: null })
  expect(await person.invoice(invoiceId)).toMatchObject({ refundedMinor: 0n })
})

test('the fee of an inquiry that becomes a dispute is what the bank takes then', async () => {
  const { payment, dispute } = await buyer(world, 'Rosa')
  await dispute.asks()
  await sql`update sandbox.disputes set fee_minor = 3_300 where charge_key = ${payment.id}`.execute(
    world.runtime.database.reader,
  )
  expect(await moved(world, dispute.escalates)).toMatchObject({
    'fees/sandbox': 3_300,
    'gateway/sandbox': -15_200,
  })
  expect(await paymentNow(payment.id)).toMatchObject({ disputedAt: expect.anything() })
})
