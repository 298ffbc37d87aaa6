import { describe, expect } from 'vitest'
import { refused, scenario } from '../world/scenario.ts'

const half = { percentPpm: 500_000n }
const hosting = { Hosting: { price: 1_000 } }

describe('a coupon', () => {
  scenario(
    'for the first invoice makes that cheaper, and renewals cost what was agreed',
    hosting,
    async ({ on, customer, staff }) => {
      await on('2026-03-01', () => staff.makesCoupon('FIRST', half))
      await on('2026-03-01', () => customer.buysWithCoupon('first', 'Hosting'))
      const line = { unitMinor: 1_000n, discountMinor: 500n, amountMinor: 500n }
      await on('2026-03-01', () => customer.sees.invoice(1, { lines: [line] }))
      const owned = { priceMinor: 1_000n, billedMinor: 500n, discount: null }
      await on('2026-03-01', () => customer.sees.purchases(owned))
      await on('2026-04-02', () => customer.sees.invoices('paid 5.00', 'paid 10.00'))
    },
  )

  scenario('for two renewals holds for two and no more', hosting, async ({ on, customer, staff }) => {
    await on('2026-04-02', () => staff.makesCoupon('THRICE', { ...half, renewals: 2 }))
    await on('2026-04-02', () => customer.buysWithCoupon('THRICE', 'Hosting'))
    const invoices = ['paid 5.00', 'paid 5.00', 'paid 5.00', 'paid 10.00']
    await on('2026-07-10', () => customer.sees.invoices(...invoices))
  })

  scenario('for always takes its amount off every renewal', hosting, async ({ on, customer, staff }) => {
    const three = { amounts: [{ currency: 'EUR', minor: 300n }], renewals: null }
    await on('2026-07-10', () => staff.makesCoupon('ALWAYS', three))
    await on('2026-07-10', () => customer.buysWithCoupon('always', 'Hosting'))
    await on('2026-10-20', () => customer.sees.invoices(...Array(4).fill('paid 7.00')))
  })

  scenario(
    'that takes off everything leaves nothing to pay: the order is delivered at once',
    hosting,
    async ({ on, customer, staff }) => {
      await on('2026-03-01', () => staff.makesCoupon('GIFT', { percentPpm: 1_000_000n }))
      const cart = await on('2026-03-01', () => customer.fillsCart('Hosting', 'GIFT'))
      expect((await on('2026-03-01', () => customer.checksOut(cart))).status).toBe('paid')
      await on('2026-03-01', () => customer.sees.purchases({ status: 'active', billedMinor: 0n }))
    },
  )

  scenario('is told in the history of who used it', hosting, async ({ on, customer, staff }) => {
    await on('2026-03-01', () => staff.makesCoupon('TOLD', half))
    await on('2026-03-01', () => customer.buysWithCoupon('TOLD', 'Hosting'))
    expect(await customer.sees.recorded('coupon.redeemed')).toMatchObject([
      { payload: { code: 'TOLD', off: { minor: '500', currency: 'EUR' } } },
    ])
  })
})

describe('a use', () => {
  scenario(
    'of an order that is never paid is given back, and counts again when its money comes late',
    hosting,
    async ({ on, customer, other, staff, world }) => {
      await on('2026-03-01', () => staff.makesCoupon('ONCE', { ...half, mostUses: 1 }))
      const unpaid = await on('2026-03-01', () => customer.fillsCart('Hosting', 'ONCE'))
      await on('2026-03-01', () => customer.checksOut(unpaid))
      await on('2026-03-01', () => refused('coupon_used_up', () => other.fillsCart('Hosting', 'ONCE')))
      await on('2026-05-01', () => customer.sees.invoices('expired 5.00'))
      const { token } = await on('2026-05-01', () => other.fillsCart('Hosting', 'ONCE'))
      await on('2026-05-01', () => customer.paysInvoice(1))
      await on('2026-05-01', () => customer.sees.invoices('paid 5.00'))
      const page = await world().app.carts.page((await other.person()).actor, { token })
      expect(page?.quote.coupon).toMatchObject({ refusal: 'coupon_used_up', offMinor: 0n })
      const types = (await (await customer.person()).history()).map(({ type }) => type)
      expect(types.filter((type) => type.startsWith('coupon.'))).toEqual([
        'coupon.retaken',
        'coupon.returned',
        'coupon.redeemed',
      ])
    },
  )

  scenario('of a cancelled order is given back', hosting, async ({ on, customer, staff }) => {
    await on('2026-03-01', () => staff.makesCoupon('BACK', { ...half, mostUsesEach: 1 }))
    const cart = await on('2026-03-01', () => customer.fillsCart('Hosting', 'BACK'))
    await on('2026-03-01', () => customer.checksOut(cart))
    await on('2026-03-02', () => refused('coupon_used_by_you', () => customer.fillsCart('Hosting', 'BACK')))
    await on('2026-03-02', () => customer.cancelsInvoice(1))
    const again = await on('2026-03-02', () => customer.fillsCart('Hosting', 'BACK'))
    expect(again.quote.totals.totalMinor).toBe(500n)
  })
})

scenario(
  'whoever lets orders expire cannot have a limited coupon more often than it may be used',
  hosting,
  async ({ on, customer, staff }) => {
    await on('2026-03-01', () => staff.makesCoupon('SLY', { ...half, mostUses: 2 }))
    const cart = await on('2026-03-01', () => customer.fillsCart('Hosting', 'SLY'))
    await on('2026-03-01', () => customer.checksOut(cart))
    await on('2026-07-01', () => customer.sees.invoices('expired 5.00'))
    await on('2026-07-01', () => refused('coupon_waits', () => customer.fillsCart('Hosting', 'SLY')))
    await on('2026-07-01', () => customer.cancelsInvoice(1))
    const again = await on('2026-07-01', () => customer.fillsCart('Hosting', 'SLY'))
    expect(again.quote.totals.totalMinor).toBe(500n)
  },
)

scenario(
  'the page of a purchase says what the coming renewal costs, and for how many the coupon holds',
  hosting,
  async ({ on, customer, staff, world }) => {
    await on('2026-03-01', () => staff.makesCoupon('PAGE', { ...half, renewals: 2 }))
    await on('2026-03-01', () => customer.buysWithCoupon('PAGE', 'Hosting'))
    const { id: purchaseId } = await customer.purchaseOf()
    const page = await world().app.purchases.page((await customer.person()).actor, { purchaseId })
    const charge = { open: { minor: 500n } }
    expect(page).toMatchObject({ discount: { code: 'PAGE', left: 2 }, nextCharge: charge })
  },
)

describe('an order', () => {
  scenario(
    'is not made with a coupon that was ended since it was shown',
    hosting,
    async ({ on, customer, staff, world }) => {
      const couponId = await on('2026-03-01', () => staff.makesCoupon('ENDED', half))
      const cart = await on('2026-03-01', () => customer.fillsCart('Hosting', 'ENDED'))
      await on('2026-03-02', () => world().app.catalog.endCoupon(world().staff, { couponId }))
      await on('2026-03-02', () => refused('cart_has_changed', () => customer.checksOut(cart)))
      await on('2026-03-02', () => customer.sees.invoices())
      const { actor } = await customer.person()
      await world().app.carts.removeCoupon(actor, { token: cart.token })
      const page = await world().app.carts.page(actor, { token: cart.token })
      expect(page?.quote).toMatchObject({ coupon: null, totals: { totalMinor: 1_000n } })
    },
  )

  scenario(
    'shows what the next renewal costs, and what it costs when the coupon has run out',
    hosting,
    async ({ on, customer, staff }) => {
      await on('2026-03-01', () => staff.makesCoupon('LATER', { ...half, renewals: 1 }))
      const { quote } = await on('2026-03-01', () => customer.fillsCart('Hosting', 'LATER'))
      expect(quote.later).toMatchObject([{ totalMinor: 500n, afterwardsMinor: 1_000n }])
    },
  )
})

describe('a code', () => {
  scenario('that does not exist is refused by name', hosting, async ({ on, customer }) => {
    await on('2026-03-01', async () => {
      const unknown = { code: 'coupon_unknown', details: { code: 'NOWHERE' } }
      await expect(customer.fillsCart('Hosting', 'nowhere')).rejects.toMatchObject(unknown)
    })
  })

  scenario('cannot be taken twice, however it is written', hosting, async ({ on, staff }) => {
    await on('2026-03-01', () => staff.makesCoupon('TWICE', half))
    await on('2026-03-01', () => refused('coupon_code_taken', () => staff.makesCoupon('twice', half)))
  })
})
