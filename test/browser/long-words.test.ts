import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import { overflow } from './looking-closely.ts'

const patience = 180_000
const screens = [
  { width: 320, height: 700 },
  { width: 390, height: 844 },
]
const long = (letter: string, length = 120) => letter.repeat(length)

let world: BrowserWorld
beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

/** None of these pages can be pushed sideways, on small phones and larger ones. */
async function fits(page: Page, addresses: readonly string[]) {
  const wide: string[] = []
  for (const address of addresses) {
    await page.goto(address)
    for (const screen of screens) {
      await page.setViewportSize(screen)
      for (const found of await overflow(page))
        wide.push(`${address}, ${screen.width} wide: ${found.slice(0, 600)}`)
    }
  }
  expect(wide).toEqual([])
}

/** Somebody whose every detail is one long word, and what they bought, with a coupon that is one too. */
async function someoneWithLongWords() {
  const { app, stella } = world
  const someone = await world.customer('Somebody')
  const { actor, customerId } = someone
  const groupId = await app.catalog.createGroup(stella.actor, { slug: 'long', name: long('G', 80) })
  const taxClassId = await app.catalog.createTaxClass(stella.actor, { name: long('T', 80), rates: [] })
  const prices = [{ currency: 'EUR', priceMinor: '1000', setupMinor: '0' }]
  const thing = await app.catalog.createPackage(stella.actor, {
    groupId,
    taxClassId,
    slug: 'long-words',
    name: long('P'),
    summary: long('U', 300),
    description: long('D', 400),
    options: [{ term: null, instalments: null, prices }],
  })
  const account = await app.customers.account(actor, {})
  const details = { ...account, name: long('N'), company: long('C') }
  const where = {
    postcode: '10999',
    line1: long('L'),
    line2: long('M'),
    city: long('S', 80),
    region: long('R', 80),
  }
  const { country, timeZone, locale, phone, postcode, taxId, version } = details
  const same = { country, timeZone, locale, phone, postcode, taxId, version }
  await app.customers.change(actor, {
    ...same,
    ...where,
    name: details.name,
    company: details.company,
    customerId,
  })
  const code = long('W', 40)
  await app.catalog.createCoupon(stella.actor, { code, percentPpm: '100000' })
  const token = 'a'.repeat(43)
  const [option] = thing.options
  if (!option) throw new Error('it is sold in no way')
  await app.carts.put(actor, { token, packageId: thing.id, optionId: option.id })
  await app.carts.applyCoupon(actor, { token, code })
  const cart = await app.carts.page(actor, { token })
  const order = { token, quote: cart?.quote.digest ?? '', agreed: true }
  const { invoiceId, number } = await app.carts.checkOut(actor, order, { idempotencyKey: token })
  const card = { number: '4242424242424242', expMonth: 12, expYear: 2040, cvc: '123' }
  const { id: methodId } = await app.methods.addCard(actor, { gateway: 'sandbox', card, keep: true })
  await app.payments.pay(actor, { invoiceId, with: { methodId } })
  const reason = long('r', 300)
  await app.credit.adjust(stella.actor, { customerId, currency: 'EUR', amountMinor: '500', reason })
  return { ...someone, number, slug: thing.slug, thing, code }
}

test('pages fit a phone however long the words are', { timeout: patience }, async () => {
  const { cookies, customerId, number, slug, actor } = await someoneWithLongWords()
  const { purchases } = await world.app.purchases.list(actor, { show: 'active' })
  const own = await world.visit({ cookies })
  await fits(own, [
    '/store',
    `/store/${slug}`,
    '/account',
    '/account/purchases',
    `/account/purchases/${purchases[0]?.id}`,
    '/account/invoices?state=paid',
    `/account/invoices/${number}`,
    '/account/payments',
    '/account/credit',
    '/account/profile',
    '/account/history',
    '/cart',
    `/nothing/${long('x')}`,
  ])
  await own.goto(`/store/${slug}`)
  await own.getByRole('button', { name: 'Put into the cart' }).click()
  await own.waitForURL(/cart/)
  await fits(own, ['/cart', '/checkout'])
  const staff = await world.visit({ cookies: world.stella.cookies })
  await fits(staff, [
    '/admin',
    '/admin/customers',
    `/admin/customers/${customerId}`,
    `/admin/customers/${customerId}/details`,
    `/admin/customers/${customerId}/history`,
    '/admin/invoices',
    `/admin/invoices?customer=${customerId}`,
    `/admin/invoices/${number}`,
    '/admin/payments',
    '/admin/packages',
    '/admin/packages/new',
    '/admin/tax-classes',
    '/admin/tax-classes/new',
    '/admin/settings',
    '/admin/coupons',
    '/admin/coupons/new',
    '/admin/email',
    '/admin/search?q=nnn',
  ])
})
