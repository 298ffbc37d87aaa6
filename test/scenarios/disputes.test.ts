import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { plusMilliseconds } from '../../src/kernel/calendar.ts'
import type { InvoiceId, PaymentId } from '../../src/kernel/ids.ts'
import { money } from '../../src/kernel/money.ts'
import { findPayment } from '../../src/payments/payment-store.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { brokenInvariants } from '../simulation/invariants.ts'
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

/** Somebody who has paid 119.00: 100.00 and 19.00 of tax. */
async function buyer(name: string) {
  const person = await world.person(name)
  const course = await world.catalog(`Course of ${name}`, { price: 10_000, tax: 190_000, term: null })
  const { payment, order } = await person.buys('good', course)
  const { invoiceId } = order
  return { person, payment, invoiceId, dispute: disputeOf(payment.id, name) }
}

/** What the bank does about a payment, each step heard of at once. */
function disputeOf(chargeKey: PaymentId, name: string) {
  const { sandbox } = world.runtime
  const id = `dispute-of-${name}`
  const heard = async (done: Promise<unknown>) => {
    await done
    await hearWebhooks(world.runtime)
  }
  const opened = (kind: 'inquiry' | 'dispute') =>
    heard(
      sandbox.openDispute({
        id,
        chargeKey,
        kind,
        amountMinor: 11_900n,
        feeMinor: kind === 'dispute' ? 2_000n : 0n,
        reason: 'fraudulent',
      }),
    )
  return {
    opens: () => opened('dispute'),
    asks: () => opened('inquiry'),
    escalates: () => heard(sandbox.escalate(id)),
    closes: (as: 'won' | 'lost') => heard(sandbox.closeDispute(id, as)),
  }
}

/** What every account moved by since the last look, in minor units. */
async function books() {
  const { rows } = await sql<{ account: string; minor: string }>`
    select regexp_replace(account, '^disputed/.*', 'disputed') as account, sum(amount_minor)::text as minor
    from postings group by 1 order by 1`.execute(world.runtime.database.reader)
  return new Map(rows.map(({ account, minor }) => [account, BigInt(minor)]))
}

async function moved(act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await books()
  await act()
  const after = await books()
  const moves = [...after].map(([account, minor]) => [account, Number(minor - (before.get(account) ?? 0n))])
  return Object.fromEntries(moves.filter(([, minor]) => minor !== 0))
}

const paymentNow = (id: PaymentId) => findPayment(world.runtime.database.reader, id)
const shown = async (invoiceId: InvoiceId, { actor }: { actor: Actor }) =>
  (await world.app.payments.ofInvoice(actor, { invoiceId }))[0]?.status

describe('a dispute over 119.00, with a fee of 20.00', () => {
  test('takes 139.00 from the gateway when it is opened, and the payment reads as disputed', async () => {
    const { person, invoiceId, payment, dispute } = await buyer('Ada')
    expect(await moved(dispute.opens)).toEqual({
      'gateway/sandbox': -13_900,
      disputed: 11_900,
      'fees/sandbox': 2_000,
    })
    expect(await shown(invoiceId, person)).toBe('disputed')
    const refund = { paymentId: payment.id, amountMinor: '100', reason: 'goodwill' }
    await expect(world.app.payments.refund(staff, refund)).rejects.toMatchObject({
      code: 'payment_not_refundable',
    })
    expect(await moved(() => hearWebhooks(world.runtime))).toEqual({})
  })

  test('brings 119.00 back when it is won; then 19.00 can be refunded', async () => {
    const { person, invoiceId, payment, dispute } = await buyer('Bob')
    await dispute.opens()
    expect(await moved(() => dispute.closes('won'))).toEqual({ 'gateway/sandbox': 11_900, disputed: -11_900 })
    expect(await shown(invoiceId, person)).toBe('approved')
    const refund = { paymentId: payment.id, amountMinor: '1900', reason: 'goodwill' }
    expect(await world.app.payments.refund(staff, refund)).toBe('done')
    expect(await paymentNow(payment.id)).toMatchObject({ status: 'partly_refunded', refundedMinor: 1_900n })
  })

  test('is paid for by revenue and tax when it is lost, with a credit note', async () => {
    const { person, invoiceId, payment, dispute } = await buyer('Cem')
    await dispute.opens()
    expect(await moved(() => dispute.closes('lost'))).toEqual({
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
    await expect(world.app.payments.refund(staff, refund)).rejects.toMatchObject({
      code: 'payment_not_refundable',
    })
  })

  test('that begins as an inquiry moves nothing before it is one', async () => {
    const { person, invoiceId, dispute } = await buyer('Dora')
    expect(await moved(dispute.asks)).toEqual({})
    expect(await shown(invoiceId, person)).toBe('approved')
    expect(await moved(dispute.escalates)).toMatchObject({ disputed: 11_900 })
    expect(await shown(invoiceId, person)).toBe('disputed')
  })

  test('is told to the customer in the history, the money’s way to staff alone', async () => {
    const { person, dispute } = await buyer('Emil')
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
  expect(await moved(() => hearWebhooks(world.runtime))).toEqual({
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
  expect((await ole.history()).map(({ type }) => type)).toContain('purchase.renewing_stopped')
})

test('money that is given back at the provider is booked like a refund of ours, once', async () => {
  const { person, invoiceId, payment } = await buyer('Ida')
  const refund = () =>
    world.runtime.sandbox.refund({ id: 'refund-by-hand', chargeKey: payment.id, amount: money(1_190, 'EUR') })
  expect(await refund()).toMatchObject({ status: 'done' })
  expect(await moved(() => hearWebhooks(world.runtime))).toEqual({
    'gateway/sandbox': -1_190,
    revenue: 1_000,
    'tax/VAT 19 %': 190,
  })
  await refund()
  expect(await moved(() => hearWebhooks(world.runtime))).toEqual({})
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
  expect(await world.app.payments.refund(staff, { paymentId, amountMinor: '2000', reason: 'goodwill' })).toBe(
    'done',
  )
  await world.until('2026-05-25')
  expect(await moved(() => hearWebhooks(world.runtime))).toEqual({
    'gateway/sandbox': -2_350,
    'fees/sandbox': 350,
    adjustment: 2_000,
  })
  expect(await paymentNow(paymentId)).toMatchObject({ status: 'refunded', lostMinor: 2_000n })
})

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
    world.app.payments.refund(staff, {
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

test('a charge whose preparation was lost moves nothing, and one that was never confirmed cannot be any more', async () => {
  const { reader } = world.runtime.database
  world.clock.moveTo(plusMilliseconds(world.clock.now(), 60_000))
  const { rows } = await sql`select key from sandbox.charges c
    where status = 'prepared' and not exists (select from payments where id::text = c.key and status = 'processing')`.execute(
    reader,
  )
  expect(rows).toEqual([])
})
