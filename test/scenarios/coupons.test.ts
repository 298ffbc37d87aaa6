import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

type NewCoupon = Parameters<World['app']['catalog']['createCoupon']>[1]
const coupon = (code: string, same: Partial<NewCoupon>) =>
  world.app.catalog.createCoupon(world.staff, { code, ...same })
const half = { percentPpm: 500_000n }
const hosting = () => world.catalog('Hosting', { price: 1_000 })

async function buysWith(name: string, code: string) {
  const person = await world.person(name)
  const cart = await person.fillsCart([await hosting()], code)
  const order = await person.checksOut(cart)
  await person.pays(order.invoiceId, await person.storeCard('good'))
  return person
}
const totals = async (person: Awaited<ReturnType<typeof buysWith>>) =>
  (await person.invoices()).map(({ totalMinor }) => totalMinor)

describe('a coupon', () => {
  test('for the first invoice makes that cheaper, and renewals cost what was agreed', async () => {
    await coupon('FIRST', half)
    const ada = await buysWith('Ada', 'first')
    const [invoice] = await ada.invoices()
    expect(invoice?.lines[0]).toMatchObject({ unitMinor: 1_000n, discountMinor: 500n, amountMinor: 500n })
    expect((await ada.purchases())[0]).toMatchObject({
      priceMinor: 1_000n,
      billedMinor: 500n,
      discount: null,
    })
    await world.until('2026-04-02')
    expect(await totals(ada)).toEqual([500n, 1_000n])
  })

  test('for two renewals holds for two and no more', async () => {
    await coupon('THRICE', { ...half, renewals: 2 })
    const bea = await buysWith('Bea', 'THRICE')
    await world.until('2026-07-10')
    expect(await totals(bea)).toEqual([500n, 500n, 500n, 1_000n])
  })

  test('for always takes its amount off every renewal', async () => {
    await coupon('ALWAYS', { amounts: [{ currency: 'EUR', minor: 300n }], renewals: null })
    const cem = await buysWith('Cem', 'always')
    await world.until('2026-10-20')
    expect(new Set(await totals(cem))).toEqual(new Set([700n]))
  })

  test('that takes off everything leaves nothing to pay: the order is delivered at once', async () => {
    await coupon('GIFT', { percentPpm: 1_000_000n })
    const dora = await world.person('Dora')
    const order = await dora.checksOut(await dora.fillsCart([await hosting()], 'GIFT'))
    expect(order.status).toBe('paid')
    expect((await dora.purchases())[0]).toMatchObject({ status: 'active', billedMinor: 0n })
  })

  test('is told in the history of who used it, and of the shop', async () => {
    await coupon('TOLD', half)
    const emil = await buysWith('Emil', 'TOLD')
    const told = (await emil.history()).filter(({ type }) => type === 'coupon.redeemed')
    expect(told).toMatchObject([{ payload: { code: 'TOLD', off: { minor: '500', currency: 'EUR' } } }])
  })
})

describe('a use', () => {
  test('of an order that is never paid is given back, and counts again when its money comes late', async () => {
    await coupon('ONCE', { ...half, mostUses: 1 })
    const [fred, gina] = [await world.person('Fred'), await world.person('Gina')]
    const order = await fred.checksOut(await fred.fillsCart([await hosting()], 'ONCE'))
    await expect(gina.fillsCart([await hosting()], 'ONCE')).rejects.toMatchObject({ code: 'coupon_used_up' })
    await world.until('2026-12-20')
    expect((await fred.invoice(order.invoiceId)).status).toBe('expired')
    const cart = await gina.fillsCart([await hosting()], 'ONCE')
    await fred.pays(order.invoiceId, await fred.storeCard('good'))
    expect((await fred.invoice(order.invoiceId)).status).toBe('paid')
    const again = await world.app.carts.page(gina.actor, { token: cart.token })
    expect(again?.quote.coupon).toMatchObject({ refusal: 'coupon_used_up', offMinor: 0n })
    const types = (await fred.history()).map(({ type }) => type).filter((type) => type.startsWith('coupon.'))
    expect(types).toEqual(['coupon.retaken', 'coupon.returned', 'coupon.redeemed'])
  })

  test('of a cancelled order is given back', async () => {
    await coupon('BACK', { ...half, mostUsesEach: 1 })
    const hugo = await world.person('Hugo')
    const { invoiceId } = await hugo.checksOut(await hugo.fillsCart([await hosting()], 'BACK'))
    await expect(hugo.fillsCart([await hosting()], 'BACK')).rejects.toMatchObject({
      code: 'coupon_used_by_you',
    })
    await world.app.invoices.cancel(hugo.actor, { invoiceId, reason: 'changed my mind' })
    expect((await hugo.fillsCart([await hosting()], 'BACK')).quote.totals.totalMinor).toBe(500n)
  })
})

test('whoever lets orders expire cannot have a limited coupon more often than it may be used', async () => {
  await coupon('SLY', { ...half, mostUses: 2 })
  const lou = await world.person('Lou')
  await lou.checksOut(await lou.fillsCart([await hosting()], 'SLY'))
  await world.until('2027-04-20')
  const again = lou.fillsCart([await hosting()], 'SLY')
  await expect(again).rejects.toMatchObject({ code: 'coupon_waits' })
  const [expired] = await lou.invoices()
  await world.app.invoices.cancel(lou.actor, { invoiceId: expired?.id as never, reason: 'no longer wanted' })
  expect((await lou.fillsCart([await hosting()], 'SLY')).quote.totals.totalMinor).toBe(500n)
})

test('the page of a purchase says what the coming renewal costs, and for how many the coupon holds', async () => {
  await coupon('PAGE', { ...half, renewals: 2 })
  const max = await buysWith('Max', 'PAGE')
  const [purchase] = await max.purchases()
  const page = await world.app.purchases.page(max.actor, { purchaseId: purchase?.id as never })
  expect(page).toMatchObject({ discount: { code: 'PAGE', left: 2 }, nextCharge: { amount: { minor: 500n } } })
})

describe('an order', () => {
  test('is not made with a coupon that was ended since it was shown', async () => {
    const couponId = await coupon('ENDED', half)
    const ida = await world.person('Ida')
    const cart = await ida.fillsCart([await hosting()], 'ENDED')
    await world.app.catalog.endCoupon(world.staff, { couponId })
    await expect(ida.checksOut(cart)).rejects.toMatchObject({ code: 'cart_has_changed' })
    expect(await ida.invoices()).toEqual([])
    await world.app.carts.removeCoupon(ida.actor, { token: cart.token })
    const page = await world.app.carts.page(ida.actor, { token: cart.token })
    expect(page?.quote).toMatchObject({ coupon: null, totals: { totalMinor: 1_000n } })
  })

  test('shows what the next renewal costs, and what it costs when the coupon has run out', async () => {
    await coupon('LATER', { ...half, renewals: 1 })
    const jo = await world.person('Jo')
    const { quote } = await jo.fillsCart([await hosting()], 'LATER')
    expect(quote.later).toMatchObject([{ totalMinor: 500n, afterwardsMinor: 1_000n }])
  })
})

test('a code that does not exist is refused by name', async () => {
  const kim = await world.person('Kim')
  await expect(kim.fillsCart([await hosting()], 'nowhere')).rejects.toMatchObject({
    code: 'coupon_unknown',
    details: { code: 'NOWHERE' },
  })
})

test('a code cannot be taken twice, however it is written', async () => {
  await coupon('TWICE', half)
  await expect(coupon('twice', half)).rejects.toMatchObject({ code: 'coupon_code_taken' })
})
