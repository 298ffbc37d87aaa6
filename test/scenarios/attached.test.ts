import { describe, expect } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { refused, scenario } from '../world/scenario.ts'

const shop = {
  Hosting: { price: 1_000, renewBeforeDays: 30 },
  Certificate: { price: 500, attach: 'must' as const, renewBeforeDays: 30 },
  Backup: { price: 300, attach: 'may' as const, renewBeforeDays: 30 },
}

describe('what must be attached to something', () => {
  scenario('renews no more when that is stopped, and goes on with it', shop, async ({ on, customer }) => {
    await on('2026-03-01', () => customer.buys('Hosting', 'Certificate', 'Backup'))
    await on('2026-03-25', () => customer.turnsOffAutoRenew('Hosting'))
    const renewing = async () => {
      const purchases = await (await customer.person()).purchases()
      return purchases.filter(({ autoRenew }) => autoRenew).map(({ name }) => name)
    }
    expect(await renewing()).toEqual(['Backup'])
    await on('2026-03-26', () => customer.turnsOnAutoRenew('Hosting'))
    expect((await renewing()).sort()).toEqual(['Backup', 'Certificate', 'Hosting'])
  })

  scenario('goes on with it only, and not by itself', shop, async ({ on, customer }) => {
    await on('2026-03-01', () => customer.buys('Hosting', 'Certificate'))
    await on('2026-03-25', () => customer.turnsOffAutoRenew('Hosting'))
    await refused('purchase_ends_with_parent', () => customer.turnsOnAutoRenew('Certificate'))
    await refused('purchase_ends_with_parent', () => customer.renewsNow('Certificate'))
    await on('2026-04-02', () =>
      refused('purchase_ends_with_parent', () => customer.renewsNow('Certificate')),
    )
    expect((await customer.purchaseOf('Certificate')).status).toBe('expired')
    const number = await customer.renewsNow('Hosting')
    await customer.paysNumber(number)
    await customer.paysNumber(await customer.renewsNow('Certificate'))
    expect((await customer.purchaseOf('Certificate')).status).toBe('active')
  })

  scenario('is brought back with it by the invoice that renews both', shop, async ({ on, customer }) => {
    await on('2026-03-01', () => customer.buysWith('good', 'Hosting', 'Certificate'))
    await on('2026-03-02', () => customer.changesCardTo('declined'))
    await on('2026-04-20', () => customer.paysInvoice(2))
    const states = (await (await customer.person()).purchases()).map(({ status }) => status)
    expect(states).toEqual(['active', 'active'])
  })

  scenario('ends with it, and what may be attached goes on', shop, async ({ on, customer }) => {
    await on('2026-03-01', () => customer.buys('Hosting', 'Certificate', 'Backup'))
    await on('2026-03-10', () => customer.cancelsPurchase('by_customer', 'Hosting'))
    const states = (await (await customer.person()).purchases()).map(
      ({ name, status }) => `${name} ${status}`,
    )
    expect(states.sort()).toEqual(['Backup active', 'Certificate cancelled', 'Hosting cancelled'])
    await on('2026-04-01', () => customer.sees.charges('18.00', '3.00'))
  })

  scenario(
    'expires with it, though paid for longer, and the email names it',
    { ...shop, Certificate: { ...shop.Certificate, term: { unit: 'year' as const, count: 1 } } },
    async ({ on, customer, world }) => {
      await on('2026-03-01', () => customer.buysWith('good', 'Hosting', 'Certificate'))
      await on('2026-03-02', () => customer.changesCardTo('declined'))
      await on('2026-05-01', async () => {
        const states = (await (await customer.person()).purchases()).map(({ status }) => status)
        expect(states).toEqual(['expired', 'expired'])
        const { reader } = world().runtime.database
        const emails = await reader
          .selectFrom('emails')
          .select('content')
          .where('template', '=', 'purchase.expired')
          .execute()
        expect(emails).toMatchObject([{ content: { purchase: 'Hosting', attached: ['Certificate'] } }])
      })
    },
  )
})

describe('something that must be attached, bought later', () => {
  scenario('asks to which of what its buyer owns', shop, async ({ on, customer, world }) => {
    await on('2026-03-01', () => customer.buys('Hosting'))
    const { actor, checksOut, pays, storeCard } = await customer.person()
    const cart = await on('2026-03-05', () => customer.fillsCart('Certificate'))
    expect(cart.holders).toMatchObject([{ name: 'Hosting' }])
    await refused('cart_needs_parent', () => checksOut(cart))
    const { id: purchaseId } = present(cart.holders[0], 'the hosting')
    await world().app.carts.attach(actor, { token: cart.token, purchaseId })
    const page = present(await world().app.carts.page(actor, { token: cart.token }), 'the cart')
    const order = await checksOut({ ...page, token: cart.token })
    await pays(order.invoiceId, await storeCard('good'))
    const certificate = await customer.purchaseOf('Certificate')
    expect(certificate).toMatchObject({ parentId: purchaseId, mustAttach: true })
  })

  scenario('is never attached to what somebody else owns', shop, async ({ on, customer, other, world }) => {
    await on('2026-03-01', () => other.buys('Hosting'))
    const { id: purchaseId } = await other.purchaseOf('Hosting')
    const cart = await on('2026-03-05', () => customer.fillsCart('Certificate'))
    expect(cart.holders).toEqual([])
    const { actor } = await customer.person()
    const { token } = cart
    await refused('not_found', () => world().app.carts.attach(actor, { token, purchaseId }))
  })

  scenario(
    'is credit when what it was to belong to ended before it was paid',
    shop,
    async ({ on, customer, world }) => {
      await on('2026-03-01', () => customer.buys('Hosting'))
      const { actor, checksOut, pays, storeCard } = await customer.person()
      const cart = await on('2026-03-05', () => customer.fillsCart('Certificate'))
      const { id: purchaseId } = present(cart.holders[0], 'the hosting')
      await world().app.carts.attach(actor, { token: cart.token, purchaseId })
      const page = present(await world().app.carts.page(actor, { token: cart.token }), 'the cart')
      const order = await checksOut({ ...page, token: cart.token })
      await on('2026-03-06', () => customer.cancelsPurchase('by_customer', 'Hosting'))
      await on('2026-03-06', async () => pays(order.invoiceId, await storeCard('good')))
      await on('2026-03-06', () => customer.sees.credit('5.00'))
      expect((await (await customer.person()).purchases()).map(({ name }) => name)).toEqual(['Hosting'])
    },
  )
})
