import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

/** How many statements were sent while `work` ran. */
async function statements(work: () => Promise<unknown>): Promise<number> {
  const before = world.runtime.database.statements()
  await work()
  return world.runtime.database.statements() - before
}

describe('lists', () => {
  test('of invoices, payments, purchases and credit take at most two statements besides the session', async () => {
    const ada = await world.person('Ada')
    await ada.buys('good', await world.catalog('Hosting', { price: 1000 }))
    const { credit, invoices, payments, purchases } = world.app
    expect(await statements(() => invoices.list(ada.actor, { status: 'paid', search: 'host inv' }))).toBe(1)
    expect(await statements(() => payments.list(ada.actor, {}))).toBe(1)
    expect(await statements(() => purchases.list(ada.actor, { show: 'active' }))).toBe(2)
    expect(await statements(() => credit.list(ada.actor, {}))).toBe(2)
  })

  test('of invoices count every status, search number and text, and let signs only divide words', async () => {
    const bob = await world.person('Bob')
    const { order } = await bob.buys('good', await world.catalog('100% wool', { price: 1000, term: null }))
    await bob.orders(await world.catalog('Cotton', { price: 500, term: null }))
    const list = (search: string) => world.app.invoices.list(bob.actor, { status: 'paid', search })
    expect((await list('')).counts).toEqual({ pending: 1, paid: 1, expired: 0, cancelled: 0 })
    expect((await list('100% WOOL')).invoices).toHaveLength(1)
    expect((await list(order.number.toLowerCase())).invoices).toHaveLength(1)
    expect((await list('w__l')).invoices).toHaveLength(0)
    expect((await list('cotton')).counts).toEqual({ pending: 1, paid: 0, expired: 0, cancelled: 0 })
  })

  test('of invoices lead to older ones and back, each once', async () => {
    const cem = await world.person('Cem')
    const thing = await world.catalog('Thing', { price: 100, term: null })
    for (let made = 0; made < 60; made += 1) await cem.orders(thing)
    const page = (place: { before?: string; after?: string }) =>
      world.app.invoices.list(cem.actor, { status: 'pending', ...place })
    const first = await page({})
    const second = await page({ before: present(first.older, 'older ones') })
    const third = await page({ before: present(second.older, 'older ones') })
    expect([first, second, third].map(({ invoices }) => invoices.length)).toEqual([25, 25, 10])
    expect([first.newer, third.older]).toEqual([null, null])
    const all = [first, second, third].flatMap(({ invoices }) => invoices.map(({ number }) => number))
    expect(all).toEqual([...new Set(all)].sort().reverse())
    const back = await page({ after: present(third.newer, 'newer ones') })
    expect(back.invoices).toEqual(second.invoices)
    expect((await page({ after: present(back.newer, 'newer ones') })).newer).toBeNull()
  })

  test('of purchases put what belongs to something below it', async () => {
    const dia = await world.person('Dia')
    const hosting = await world.catalog('Hosting', { price: 1000 })
    await dia.buys('good', hosting, await world.catalog('Backup', { price: 100, attach: 'may' }))
    const { purchases, counts } = await world.app.purchases.list(dia.actor, { show: 'active' })
    expect(counts).toEqual({ active: 2, ended: 0 })
    expect(purchases.map(({ name, children }) => [name, children.map((child) => child.name)])).toEqual([
      ['Hosting', ['Backup']],
    ])
  })
})

describe('what belongs to somebody else', () => {
  test('is not found: invoice, PDF, payment, purchase', async () => {
    const eve = await world.person('Eve')
    const { order, payment } = await eve.buys('good', await world.catalog('Secret', { price: 1000 }))
    const [purchase] = await eve.purchases()
    const mallory = (await world.person('Mallory')).actor
    const { invoices, payments, purchases } = world.app
    const answers = [
      () => invoices.page(mallory, { number: order.number }),
      () => invoices.pdf(mallory, { number: order.number }),
      () => payments.ofInvoice(mallory, { invoiceId: order.invoiceId }),
      () => payments.outcome(mallory, { paymentId: payment.id }),
      () => purchases.page(mallory, { purchaseId: present(purchase, 'a purchase').id }),
    ]
    for (const ask of answers) await expect(ask()).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('what the package does not allow', () => {
  test('is refused to the customer and done by staff', async () => {
    const fay = await world.person('Fay')
    const bound = await world.catalog('Bound', {
      price: 1000,
      mayCancelNow: false,
      mayTurnOffAutoRenew: false,
    })
    await fay.buys('good', bound)
    const purchaseId = present((await fay.purchases())[0], 'a purchase').id
    const { purchases } = world.app
    const refused = { code: 'purchase_not_allowed', details: { name: 'Bound' } }
    await expect(purchases.turnOffAutoRenew(fay.actor, { purchaseId })).rejects.toMatchObject(refused)
    await expect(purchases.cancel(fay.actor, { purchaseId, reason: 'no' })).rejects.toMatchObject(refused)
    expect((await purchases.page(fay.actor, { purchaseId })).may).toEqual({
      cancelNow: false,
      turnOffAutoRenew: false,
    })
    await purchases.turnOffAutoRenew(world.staff, { purchaseId })
    expect((await fay.purchases())[0]).toMatchObject({ autoRenew: false })
    await purchases.cancel(world.staff, { purchaseId, reason: 'agreed by telephone' })
    expect((await fay.purchases())[0]).toMatchObject({ status: 'cancelled' })
  })

  test('cannot be had by cancelling the renewal invoice either', async () => {
    const gil = await world.person('Gil')
    await gil.buys('good', await world.catalog('Tied', { price: 1000, mayTurnOffAutoRenew: false }))
    await gil.changesCardTo('declined')
    await world.until('2026-03-23')
    const renewal = present((await gil.invoices()).at(-1), 'the renewal')
    const cancelled = world.app.invoices.cancel(gil.actor, { invoiceId: renewal.id, reason: 'no' })
    await expect(cancelled).rejects.toMatchObject({ code: 'invoice_is_agreed' })
    expect((await gil.invoices()).at(-1)).toMatchObject({ status: 'pending' })
  })
})

describe('the summary', () => {
  test('says what is owed, what is late, what needs the customer and what is charged next', async () => {
    const start = '2026-05-01'
    await world.until(start)
    const hal = await world.person('Hal')
    await hal.buys('good', await world.catalog('Club', { price: 2000, tax: 190_000, graceDays: 9 }))
    await hal.changesCardTo('declined')
    await hal.orders(await world.catalog('Book', { price: 500, term: null }))
    await world.until('2026-06-02')
    const { actor } = hal
    expect(await statements(() => world.app.customers.summary(actor, {}))).toBeLessThanOrEqual(7)
    const summary = await world.app.customers.summary(actor, {})
    expect(summary.sums).toMatchObject([{ currency: 'EUR', count: 1, dueMinor: '2380' }])
    expect(summary.needs).toMatchObject([{ title: 'Club', attempt: 'refused', reason: 'declined' }])
    expect(summary.next).toMatchObject({ method: { label: 'visa 0002' }, open: { minor: 2380n } })
    expect(summary.next?.on).toBe(summary.needs[0]?.retryOn)
  })
})

describe('a purchase', () => {
  test('says when what is charged to which method, and from when it can be renewed by hand', async () => {
    const ida = await world.person('Ida')
    await world.until('2026-07-01')
    await ida.buys('good', await world.catalog('Press', { price: 1000, tax: 190_000, renewBeforeDays: 5 }))
    const purchaseId = present((await ida.purchases())[0], 'a purchase').id
    const page = () => world.app.purchases.page(ida.actor, { purchaseId })
    expect(await page()).toMatchObject({
      nextCharge: {
        on: '2026-08-01',
        open: { minor: 1190n },
        method: { label: 'visa 4242' },
        number: null,
      },
      renew: { now: false, from: '2026-07-27' },
      invoices: [{ status: 'paid', from: null }],
    })
    await world.until('2026-07-28')
    const invoiced = await page()
    expect(invoiced).toMatchObject({
      nextCharge: { on: '2026-08-01', open: { minor: 1190n }, method: { label: 'visa 4242' } },
      renew: { now: true },
      invoices: [{ status: 'pending', renewal: 'open', from: '2026-08-01' }, { status: 'paid' }],
    })
    await world.app.purchases.setCollection(ida.actor, { purchaseId, collection: 'manual' })
    expect((await page()).nextCharge).toMatchObject({ on: '2026-08-01', method: null })
    const { number } = await world.app.purchases.renewNow(ida.actor, { purchaseId })
    expect(number).toBe(invoiced.nextCharge?.number)
    expect(await statements(page)).toBeLessThanOrEqual(7)
  })
})
