import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { daysAfter, openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

const first = async (person: Awaited<ReturnType<World['person']>>) =>
  present((await person.purchases()).at(-1), 'a purchase')

describe('stopping to renew', () => {
  test('withdraws the unpaid renewal, and the purchase ends on its expiry without grace', async () => {
    const ada = await world.person('Ada')
    await ada.buys('good', await world.catalog('Hosting', { price: 1000 }))
    await world.until('2026-03-25')
    const { id: purchaseId } = await first(ada)
    await world.app.purchases.stopRenewing(ada.actor, { purchaseId })
    expect((await ada.invoices()).map(({ status }) => status)).toEqual(['paid', 'cancelled'])
    await world.until('2026-04-01')
    expect((await first(ada)).status).toBe('expired')
    expect(await ada.invoices()).toHaveLength(2)
  })

  test('is undone by keeping it: it is invoiced anew and renews', async () => {
    const bea = await world.person('Bea')
    await bea.buys('good', await world.catalog('Hosting', { price: 1000 }))
    await world.until('2026-04-25')
    const { id: purchaseId } = await first(bea)
    await world.app.purchases.stopRenewing(bea.actor, { purchaseId })
    await world.app.purchases.keepRenewing(bea.actor, { purchaseId })
    await world.until('2026-05-02')
    expect((await bea.invoices()).map(({ status }) => status)).toEqual(['paid', 'cancelled', 'paid'])
    expect((await first(bea)).cycle).toMatchObject({ expiresOn: '2026-06-01' })
  })

  test('of one of two that share an invoice leaves the other to renew on an invoice of its own', async () => {
    const cem = await world.person('Cem')
    await cem.buys(
      'good',
      await world.catalog('Hosting', { price: 1000 }),
      await world.catalog('Domain', { price: 200 }),
    )
    await world.until('2026-05-28')
    const [domain, hosting] = await cem.purchases()
    expect((await cem.invoices()).map(({ totalMinor }) => totalMinor)).toEqual([1200n, 1200n])
    await world.app.purchases.stopRenewing(cem.actor, { purchaseId: present(domain, 'the domain').id })
    await world.until('2026-06-02')
    const invoices = (await cem.invoices()).map(({ status, totalMinor }) => [status, totalMinor])
    expect(invoices).toEqual([
      ['paid', 1200n],
      ['cancelled', 1200n],
      ['paid', 1000n],
    ])
    expect((await cem.purchases()).map(({ id, status }) => [id, status])).toEqual([
      [domain?.id, 'expired'],
      [hosting?.id, 'active'],
    ])
  })
})

describe('renewing by hand', () => {
  test('makes the renewal invoice once within the window, however often it is asked for', async () => {
    const dora = await world.person('Dora')
    await dora.buys('good', await world.catalog('Press', { price: 1000, renewBeforeDays: 5 }))
    const { id: purchaseId } = await first(dora)
    const renew = () => world.app.purchases.renewNow(dora.actor, { purchaseId })
    await expect(renew()).rejects.toMatchObject({
      code: 'purchase_outside_window',
      details: { from: '2026-06-27' },
    })
    await world.until('2026-06-28')
    const numbers = await Promise.all([renew(), renew(), renew()])
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(1)
    expect(await dora.invoices()).toHaveLength(2)
  })
})

describe('cancelling a purchase', () => {
  test('with money already on its renewal gives that money back as credit', async () => {
    const eve = await world.person('Eve')
    await eve.buys('good', await world.catalog('Press', { price: 1000 }))
    await world.until('2026-07-25')
    const renewal = present((await eve.invoices())[1], 'the renewal')
    const { app, staff } = world
    await app.payments.adjustCredit(staff, {
      customerId: eve.customerId,
      currency: 'EUR',
      amountMinor: '300',
      reason: 'a gift',
    })
    await app.payments.applyCredit(eve.actor, { invoiceId: renewal.id })
    await app.purchases.cancel(eve.actor, { purchaseId: (await first(eve)).id, reason: 'moving on' })
    expect((await eve.invoice(renewal.id)).status).toBe('cancelled')
    const types = (await eve.history()).slice(0, 4).map(({ type }) => type)
    expect(types).toContain('credit.received')
    await expect(
      app.payments.adjustCredit(staff, {
        customerId: eve.customerId,
        currency: 'EUR',
        amountMinor: '-301',
        reason: 'too much',
      }),
    ).rejects.toMatchObject({ code: 'credit_insufficient' })
  })
})

describe('renewing by hand what was stopped', () => {
  test('is never charged by itself, and walking away from it changes nothing', async () => {
    const gil = await world.person('Gil')
    await gil.buys('good', await world.catalog('Paper', { price: 1000 }))
    const { id: purchaseId, cycle } = await first(gil)
    const expiresOn = present(cycle, 'a term').expiresOn
    await world.until(daysAfter(expiresOn, -5))
    await world.app.purchases.stopRenewing(gil.actor, { purchaseId })
    await world.app.purchases.renewNow(gil.actor, { purchaseId })
    await world.until(daysAfter(expiresOn, 60))
    expect(await first(gil)).toMatchObject({ status: 'expired', autoRenew: false })
    expect((await gil.invoices()).filter(({ status }) => status === 'paid')).toHaveLength(1)
  })

  test('and paying gives one term, after which it ends', async () => {
    const hal = await world.person('Hal')
    await hal.buys('good', await world.catalog('Paper', { price: 1000 }))
    const { id: purchaseId, cycle } = await first(hal)
    const expiresOn = present(cycle, 'a term').expiresOn
    await world.until(daysAfter(expiresOn, -5))
    await world.app.purchases.stopRenewing(hal.actor, { purchaseId })
    const { number } = await world.app.purchases.renewNow(hal.actor, { purchaseId })
    const renewal = present(
      (await hal.invoices()).find((each) => each.number === number),
      'the renewal',
    )
    await hal.pays(renewal.id, await hal.storeCard('good'))
    const renewed = await first(hal)
    expect(renewed).toMatchObject({ status: 'active', autoRenew: false, cycle: { from: expiresOn } })
    await world.until(daysAfter(expiresOn, 75))
    expect((await first(hal)).status).toBe('expired')
    expect((await hal.invoices()).filter(({ status }) => status === 'paid')).toHaveLength(2)
  })

  test('is charged on the day after all, if it is kept before', async () => {
    const ivy = await world.person('Ivy')
    await ivy.buys('good', await world.catalog('Paper', { price: 1000 }))
    const { id: purchaseId, cycle } = await first(ivy)
    const expiresOn = present(cycle, 'a term').expiresOn
    await world.until(daysAfter(expiresOn, -5))
    await world.app.purchases.stopRenewing(ivy.actor, { purchaseId })
    await world.app.purchases.renewNow(ivy.actor, { purchaseId })
    await world.app.purchases.keepRenewing(ivy.actor, { purchaseId })
    await world.until(daysAfter(expiresOn, 1))
    expect(await first(ivy)).toMatchObject({ status: 'active', autoRenew: true, cycle: { from: expiresOn } })
  })
})
