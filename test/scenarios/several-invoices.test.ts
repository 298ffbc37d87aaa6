import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import type { PaymentId } from '../../src/kernel/ids.ts'
import { money } from '../../src/kernel/money.ts'
import { findPayment } from '../../src/payments/payment-store.ts'
import { brokenInvariants } from '../simulation/invariants.ts'
import { disputeOf, moved } from '../world/disputes.ts'
import type { Person } from '../world/person.ts'
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

test('one payment pays several invoices of a customer, and a refund names the invoice', async () => {
  const kim = await world.person('Kim')
  const print = await world.catalog('Print', { price: 700, term: null })
  const orders = [await kim.orders(print), await kim.orders(print), await kim.orders(print)]
  const [first, second, third] = orders.map(({ invoiceId }) => invoiceId)
  const invoiceIds = [first, second].map((id) => present(id, 'an order'))
  const methodId = await kim.storeCard('good')
  const payment = await world.app.payments.pay(kim.actor, { invoiceIds, with: { methodId } })
  expect(payment).toMatchObject({ status: 'approved', amountMinor: 1_400n })
  for (const id of invoiceIds) expect((await kim.invoice(id)).status).toBe('paid')
  const refund = (wanted: object) =>
    world.app.refunds.make(staff, {
      paymentId: payment.id,
      amountMinor: '700',
      reason: 'goodwill',
      ...wanted,
    })
  await expect(refund({})).rejects.toMatchObject({ code: 'refund_needs_invoice' })
  await expect(refund({ invoiceId: second, amountMinor: '701' })).rejects.toMatchObject({
    code: 'refund_too_large',
  })
  await expect(refund({ invoiceId: third })).rejects.toMatchObject({ code: 'not_found' })
  expect(await refund({ invoiceId: second })).toBe('done')
  expect(await kim.invoice(present(first, 'an order'))).toMatchObject({ refundedMinor: 0n })
  expect(await kim.invoice(present(second, 'an order'))).toMatchObject({ refundedMinor: 700n })
  const lena = await world.person('Lena')
  const theirs = {
    invoiceIds: [present(third, 'an order')],
    with: { methodId: await lena.storeCard('good') },
  }
  await expect(world.app.payments.pay(lena.actor, theirs)).rejects.toMatchObject({ code: 'not_found' })
})

test('several invoices are paid together, with credit for what is due first and one payment for the rest', async () => {
  const mia = await world.person('Mia')
  const adjusted = { customerId: mia.customerId, currency: 'EUR', amountMinor: '900', reason: 'a gift' }
  await world.app.credit.adjust(staff, adjusted)
  const print = await world.catalog('Etching', { price: 700, term: null })
  const orders = [await mia.orders(print), await mia.orders(print), await mia.orders(print)]
  const numbers = orders.map(({ number }) => number)
  const page = await world.app.payments.payTogetherPage(mia.actor, { numbers })
  expect(page).toMatchObject({ open: { minor: 2_100n }, credit: { minor: 900n } })
  expect(page.invoices.map(({ number }) => number)).toEqual(numbers)
  const option = { kind: 'stored' as const, methodId: await mia.storeCard('good') }
  const paid = { numbers, paymentChoice: { creditAmount: 'all' as const, option } }
  const twice = { idempotencyKey: 'one press of the button' }
  expect(await world.app.invoices.payTogether(mia.actor, paid, twice)).toMatchObject({ status: 'paid' })
  expect(await world.app.invoices.payTogether(mia.actor, paid, twice)).toMatchObject({ number: numbers[0] })
  const { payments } = await world.app.payments.list(mia.actor, {})
  expect(payments.map(({ amountMinor }) => amountMinor)).toEqual(['1200'])
  expect((await mia.invoices()).map(({ status }) => status)).toEqual(['paid', 'paid', 'paid'])
  expect((await world.app.credit.list(mia.actor, {})).balances).toEqual([])
  const nora = await world.person('Nora')
  const foreign = [...numbers, (await nora.orders(print)).number]
  await expect(world.app.payments.payTogetherPage(nora.actor, { numbers: foreign })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(
    world.app.invoices.payTogether(nora.actor, { ...paid, numbers: foreign }),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('what staff are offered to refund for each invoice is the most that is refunded', async () => {
  const ida = await world.person('Ida')
  const adjusted = { customerId: ida.customerId, currency: 'EUR', amountMinor: '200', reason: 'a gift' }
  await world.app.credit.adjust(staff, adjusted)
  const print = await world.catalog('Woodcut', { price: 700, term: null })
  const [first, second] = [(await ida.orders(print)).invoiceId, (await ida.orders(print)).invoiceId]
  await world.app.credit.apply(ida.actor, { invoiceId: second, amountMinor: '200' })
  const methodId = await ida.storeCard('good')
  const payment = await world.app.payments.pay(ida.actor, { invoiceIds: [first, second], with: { methodId } })
  expect(payment).toMatchObject({ status: 'approved', amountMinor: 1_200n })
  const offered = async () => {
    const { payments } = await world.app.payments.staffList(staff, { customerId: ida.customerId })
    const page = await world.app.customers.page(staff, { customerId: ida.customerId })
    const invoices = present(payments[0], 'the payment').invoices
    expect(present(page.payments[0], 'the payment').invoices).toEqual(invoices)
    return Object.fromEntries(invoices.map(({ id, refundableMinor }) => [id, Number(refundableMinor)]))
  }
  const refund = (invoiceId: string, amountMinor: number) =>
    world.app.refunds.make(staff, {
      paymentId: payment.id,
      invoiceId,
      amountMinor: String(amountMinor),
      reason: 'goodwill',
    })
  expect(await offered()).toEqual({ [first]: 700, [second]: 500 })
  await expect(refund(second, 501)).rejects.toMatchObject({ code: 'refund_too_large' })
  expect(await refund(second, 200)).toBe('done')
  expect(await offered()).toEqual({ [first]: 700, [second]: 300 })
  const dispute = disputeOf(world, payment.id, { amountMinor: 100n, feeMinor: 0n })
  await dispute.opens()
  expect(await offered()).toEqual({ [first]: 0, [second]: 0 })
  await dispute.closes('lost')
  expect(await offered()).toEqual({ [first]: 600, [second]: 300 })
  await expect(refund(first, 601)).rejects.toMatchObject({ code: 'refund_too_large' })
  for (const [id, amountMinor] of Object.entries(await offered())) {
    expect(await refund(id, amountMinor)).toBe('done')
  }
  expect(await offered()).toEqual({ [first]: 0, [second]: 0 })
})

test('one payment renews several purchases, in whatever order their invoices are due', async () => {
  const [una, vera] = [await world.person('Una'), await world.person('Vera')]
  const club = await world.catalog('Club of two', { price: 1_100, renewBeforeDays: 40 })
  for (const person of [una, vera]) {
    await person.buys('good', club, club)
    for (const { id } of (await person.purchases()).toSorted((a, b) => (a.id < b.id ? 1 : -1))) {
      await world.app.purchases.setCollection(person.actor, { purchaseId: id, collection: 'manual' })
    }
  }
  const pay = async (person: typeof una, order: 'older first' | 'newer first') => {
    const purchases = (await person.purchases()).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const inOrder = order === 'older first' ? purchases : purchases.toReversed()
    for (const { id } of inOrder) await world.app.purchases.renewNow(person.actor, { purchaseId: id })
    const open = (await person.invoices()).filter(({ status }) => status === 'pending')
    expect(open).toHaveLength(2)
    const methodId = await person.storeCard('good')
    return world.app.payments.pay(person.actor, { invoiceIds: open.map(({ id }) => id), with: { methodId } })
  }
  expect((await pay(una, 'older first')).status).toBe('approved')
  expect((await pay(vera, 'newer first')).status).toBe('approved')
})

test('while one of several invoices is being paid, none of them is paid a second time', async () => {
  const mia = await world.person('Mia')
  const print = await world.catalog('Poster', { price: 900, term: null })
  const ids = [(await mia.orders(print)).invoiceId, (await mia.orders(print)).invoiceId]
  const challenge = { methodId: await mia.storeCard('challenge') }
  const pending = await world.app.payments.pay(mia.actor, { invoiceIds: ids, with: challenge })
  expect(pending.status).toBe('pending')
  const withdrawn = await world.app.payments.pay(mia.actor, {
    invoiceId: present(ids[1], 'an order'),
    with: { methodId: await mia.storeCard('good') },
  })
  expect(withdrawn.status).toBe('approved')
  expect(await paymentNow(pending.id)).toMatchObject({ status: 'failed', reason: 'withdrawn' })
  expect((await mia.invoice(present(ids[0], 'an order'))).status).toBe('pending')
})

/** Two prints of 7.00, paid together. */
async function twoPaidTogether(person: Person) {
  const print = await world.catalog('Drawing', { price: 700, term: null })
  const invoiceIds = [(await person.orders(print)).invoiceId, (await person.orders(print)).invoiceId]
  const methodId = await person.storeCard('good')
  const payment = await world.app.payments.pay(person.actor, { invoiceIds, with: { methodId } })
  const [first, second] = invoiceIds.map((id) => present(id, 'an order'))
  return { payment, first: present(first, 'the first'), second: present(second, 'the second') }
}

test('a lost dispute takes what it asks for of the invoice that still has its money', async () => {
  const nora = await world.person('Nora')
  const { payment, first, second } = await twoPaidTogether(nora)
  const refund = { paymentId: payment.id, invoiceId: first, amountMinor: '700', reason: 'goodwill' }
  expect(await world.app.refunds.make(staff, refund)).toBe('done')
  const dispute = disputeOf(world, payment.id, { amountMinor: 700n, feeMinor: 0n })
  await dispute.opens()
  expect(await moved(world, () => dispute.closes('lost'))).toEqual({ revenue: 700, disputed: -700 })
  expect(await nora.invoice(first)).toMatchObject({ refundedMinor: 700n })
  expect(await nora.invoice(second)).toMatchObject({ refundedMinor: 700n })
})

test('money given back at the provider after a loss comes of the invoice that still has some', async () => {
  const otto = await world.person('Otto')
  const { payment, first, second } = await twoPaidTogether(otto)
  const dispute = disputeOf(world, payment.id, { amountMinor: 700n, feeMinor: 0n })
  await dispute.opens()
  await dispute.closes('lost')
  expect(await otto.invoice(first)).toMatchObject({ refundedMinor: 700n })
  await world.runtime.sandbox.refund({
    id: 'given-to-Otto',
    chargeKey: payment.id,
    amount: money(300, 'EUR'),
  })
  expect(await moved(world, () => hearWebhooks(world.runtime))).toEqual({
    'gateway/sandbox': -300,
    revenue: 300,
  })
  expect(await otto.invoice(second)).toMatchObject({ refundedMinor: 300n })
})

test('a bank transfer for several renewals that does not come leaves each of them to be charged, whatever their order', async () => {
  const rita = await world.person('Rita')
  const plans = [
    await world.catalog('Long plan', { price: 900, renewBeforeDays: 40 }),
    await world.catalog('Short plan', { price: 800, renewBeforeDays: 40 }),
  ]
  await rita.buys('good', ...plans)
  const purchases = (await rita.purchases()).toSorted((a, b) => (a.id < b.id ? 1 : -1))
  for (const { id } of purchases) await world.app.purchases.renewNow(rita.actor, { purchaseId: id })
  const open = (await rita.invoices()).filter(({ status }) => status === 'pending')
  expect(open).toHaveLength(2)
  const pay = (ids: typeof open) =>
    world.app.payments.pay(rita.actor, { invoiceIds: ids.map(({ id }) => id), with: { gateway: 'manual' } })
  for (const order of [open, open.toReversed()]) {
    const transfer = await pay(order)
    const verdict = { paymentId: transfer.id, verdict: 'refuse', reason: 'nothing came' } as const
    const refused = await world.app.payments.review(staff, verdict)
    expect(refused.status).toBe('refused')
  }
  for (const { id } of open) expect((await rita.invoice(id)).status).toBe('pending')
})

test('a challenge for two invoices is not gone on with when one of them is to be paid', async () => {
  const sam = await world.person('Sam')
  const print = await world.catalog('Etching', { price: 600, term: null })
  const [one, two] = [(await sam.orders(print)).invoiceId, (await sam.orders(print)).invoiceId]
  const challenge = { methodId: await sam.storeCard('challenge') }
  const both = await world.app.payments.pay(sam.actor, { invoiceIds: [one, two], with: challenge })
  const alone = await world.app.payments.pay(sam.actor, { invoiceId: one, with: challenge })
  expect(alone).toMatchObject({ status: 'pending', amountMinor: 600n })
  expect(alone.id).not.toBe(both.id)
  expect(await paymentNow(both.id)).toMatchObject({ status: 'failed', reason: 'withdrawn' })
})
