import type { RouteConfigEntry } from '@react-router/dev/routes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Package } from '../../src/catalog/package.ts'
import { present } from '../../src/kernel/assert.ts'
import routes from '../../web/routes.ts'
import { monthly } from '../world/catalog.ts'
import type { Person } from '../world/person.ts'
import { openWebWorld, type WebWorld } from './web-world.ts'

type Budget = {
  readonly who: 'visitor' | 'customer' | 'staff'
  readonly most: number
  readonly at?: () => string
  /** What it answers, where that is not the page itself. */
  readonly status?: number
}

/** Ids of things that have lived: what stands for `:id`, `:number` and the like in the addresses. */
let its: {
  slug: string
  paid: string
  open: string
  other: string
  purchase: string
  changing: string
  change: string
  schedule: string
  payment: string
  customer: string
  email: string
  package: string
  group: string
  taxClass: string
}

/** The most statements that a request for each page may take, the session's own one included. */
const budgets: Record<string, Budget> = {
  '/': { who: 'visitor', most: 0 },
  '/store': { who: 'visitor', most: 3 },
  '/store/:slug': { who: 'visitor', most: 5, at: () => `/store/${its.slug}` },
  '/cart': { who: 'customer', most: 5 },
  '/cart/coupon': { who: 'customer', most: 5 },
  '/checkout': { who: 'customer', most: 8 },
  '/checkout/together': {
    who: 'customer',
    most: 6,
    at: () => `/checkout/together?invoice=${its.open}&invoice=${its.other}`,
  },
  '/checkout/:number': { who: 'customer', most: 8, at: () => `/checkout/${its.open}` },
  '/register': { who: 'visitor', most: 0 },
  '/sign-in': { who: 'visitor', most: 0 },
  '/forgot-password': { who: 'visitor', most: 0 },
  '/reset-password/:token': { who: 'visitor', most: 1, at: () => '/reset-password/token', status: 410 },
  '/confirm-email/:token': { who: 'customer', most: 1, at: () => '/confirm-email/token' },
  '/sign-out': { who: 'customer', most: 1 },
  '/set-up': { who: 'visitor', most: 0 },
  '/theme': { who: 'visitor', most: 0, status: 400 },
  '/accent': { who: 'visitor', most: 0, at: () => '/accent?colour=2f5bd8' },
  '/icon.svg': { who: 'visitor', most: 0 },
  '/favicon.ico': { who: 'visitor', most: 0 },
  '/robots.txt': { who: 'visitor', most: 0 },
  '/sitemap.xml': { who: 'visitor', most: 2 },
  '/picture.svg': { who: 'visitor', most: 0, at: () => '/picture.svg?of=hosting' },
  '/picture.png': { who: 'visitor', most: 0, at: () => '/picture.png?of=hosting' },
  '/account/open': { who: 'customer', most: 2 },
  '/account': { who: 'customer', most: 8 },
  '/account/purchases': { who: 'customer', most: 3 },
  '/account/purchases/:id': { who: 'customer', most: 8, at: () => `/account/purchases/${its.purchase}` },
  '/account/purchases/:id/fields': {
    who: 'customer',
    most: 8,
    at: () => `/account/purchases/${its.purchase}/fields`,
  },
  '/account/purchases/:id/change': {
    who: 'customer',
    most: 8,
    at: () => `/account/purchases/${its.changing}/change?quantity=2`,
  },
  '/account/purchases/:id/change/:changeId': {
    who: 'customer',
    most: 6,
    at: () => `/account/purchases/${its.changing}/change/${its.change}`,
  },
  '/account/schedules': { who: 'customer', most: 3 },
  '/account/schedules/:id': { who: 'customer', most: 4, at: () => `/account/schedules/${its.schedule}` },
  '/account/invoices': { who: 'customer', most: 3 },
  '/account/invoices/:number': { who: 'customer', most: 8, at: () => `/account/invoices/${its.paid}` },
  '/account/invoices/:number/done': {
    who: 'customer',
    most: 8,
    at: () => `/account/invoices/${its.paid}/done`,
  },
  '/account/invoices/:number/pdf': {
    who: 'customer',
    most: 8,
    at: () => `/account/invoices/${its.paid}/pdf`,
  },
  '/account/payments': { who: 'customer', most: 4 },
  '/account/payment-methods/:gateway/:formId': {
    who: 'customer',
    most: 2,
    at: () => '/account/payment-methods/sandbox/018f0000-0000-7000-8000-000000000000',
  },
  // Asks the provider what became of the payment before it leads on, which has a transaction of its own.
  '/account/payments/:id/return': {
    who: 'customer',
    most: 11,
    at: () => `/account/payments/${its.payment}/return`,
  },
  '/account/credit': { who: 'customer', most: 3 },
  '/account/profile': { who: 'customer', most: 3 },
  '/account/history': { who: 'customer', most: 3 },
  '/admin': { who: 'staff', most: 8 },
  '/admin/search': { who: 'staff', most: 3, at: () => '/admin/search?q=ada' },
  '/admin/customers': { who: 'staff', most: 3, at: () => '/admin/customers?q=ada' },
  '/admin/customers/:id': { who: 'staff', most: 5, at: () => `/admin/customers/${its.customer}` },
  '/admin/customers/:id/details': {
    who: 'staff',
    most: 5,
    at: () => `/admin/customers/${its.customer}/details`,
  },
  '/admin/customers/:id/history': {
    who: 'staff',
    most: 8,
    at: () => `/admin/customers/${its.customer}/history`,
  },
  '/admin/purchases': { who: 'staff', most: 3 },
  '/admin/purchases/:id': { who: 'staff', most: 2, at: () => `/admin/purchases/${its.purchase}` },
  '/admin/schedules/:id': { who: 'staff', most: 2, at: () => `/admin/schedules/${its.schedule}` },
  '/admin/invoices': { who: 'staff', most: 3 },
  '/admin/invoices/:number': { who: 'staff', most: 8, at: () => `/admin/invoices/${its.paid}` },
  '/admin/invoices/:number/pdf': { who: 'staff', most: 8, at: () => `/admin/invoices/${its.paid}/pdf` },
  '/admin/payments': { who: 'staff', most: 4 },
  '/admin/payments/:id': { who: 'staff', most: 2, at: () => `/admin/payments/${its.payment}` },
  '/admin/packages': { who: 'staff', most: 5 },
  '/admin/packages/new': { who: 'staff', most: 5, at: () => `/admin/packages/new?group=${its.group}` },
  '/admin/packages/:id': { who: 'staff', most: 8, at: () => `/admin/packages/${its.package}` },
  '/admin/groups/new': { who: 'staff', most: 5 },
  '/admin/groups/:id': { who: 'staff', most: 4, at: () => `/admin/groups/${its.group}` },
  '/admin/tax-classes': { who: 'staff', most: 3 },
  '/admin/tax-classes/new': { who: 'staff', most: 3 },
  '/admin/tax-classes/:id': { who: 'staff', most: 3, at: () => `/admin/tax-classes/${its.taxClass}` },
  '/admin/settings': { who: 'staff', most: 4 },
  '/admin/coupons': { who: 'staff', most: 3 },
  '/admin/coupons/new': { who: 'staff', most: 4 },
  '/admin/email': { who: 'staff', most: 3 },
  '/admin/email/:id': { who: 'staff', most: 3, at: () => `/admin/email/${its.email}` },
  '/admin/download/:list': { who: 'staff', most: 2, at: () => '/admin/download/invoices' },
  '/admin/*': { who: 'staff', most: 2, at: () => '/admin/nothing/here', status: 404 },
  '/*': { who: 'visitor', most: 0, at: () => '/nothing/here', status: 404 },
}

let world: WebWorld
const browsers: Partial<Record<Budget['who'], ReturnType<WebWorld['browser']>>> = {}

beforeAll(async () => {
  world = await openWebWorld()
  const thing = await world.catalog('Observatory', { price: 1000, setup: 100, tax: 190_000 })
  const ada = await world.person('Ada')
  const { order, payment } = await ada.buys('good', thing, thing)
  const { order: other } = await ada.buys('declined', thing)
  const open = await ada.orders(thing)
  const [purchase] = await ada.purchases()
  await ada.buys(
    'good',
    await world.catalog('Course', { price: 900, instalments: { count: 3, every: monthly } }),
  )
  const schedule = await world.runtime.database.reader
    .selectFrom('schedules')
    .select('id')
    .executeTakeFirstOrThrow()
  const email = await world.runtime.database.reader
    .selectFrom('emails')
    .select('id')
    .executeTakeFirstOrThrow()
  its = {
    slug: thing.slug,
    paid: order.number,
    open: open.number,
    other: other.number,
    payment: payment.id,
    purchase: present(purchase, 'a purchase').id,
    ...(await somethingChanged(ada)),
    customer: ada.customerId,
    email: email.id,
    schedule: schedule.id,
    package: thing.id,
    group: thing.groupId,
    taxClass: thing.taxClassId,
  }
  const session = await world.session('userId' in ada.actor ? ada.actor.userId : '')
  const optionId = present(thing.options[0], 'an option').id
  const put = await world
    .browser(session)
    .post(`/store/${thing.slug}`, { packageId: thing.id, optionId, quantity: '1' })
  const cart = (put.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ')
  browsers.visitor = world.browser()
  browsers.customer = world.browser(`${session}; ${cart}`)
  browsers.staff = world.browser(await world.member('Owner'))
})
afterAll(() => world.close())

/** Something that was changed once and renewed early, with a coupon, and a quote for another change. */
async function somethingChanged({
  actor,
  fillsCart,
  checksOut,
  pays,
  storeCard,
  purchases,
  invoices,
}: Person) {
  const { app, staff, catalog } = world
  const changes = {
    upgrade: 'charged',
    downgrade: 'credit',
    proration: 'keep_date',
  } as const
  await app.catalog.createCoupon(staff, { code: 'RUNS', percentPpm: '100000', renewals: null })
  const plans: Package[] = []
  for (const name of ['Small', 'Middle', 'Large']) {
    plans.push(await catalog(name, { price: 1_000 * (plans.length + 1), renewBeforeDays: 365, changes }))
  }
  const order = await checksOut(await fillsCart([present(plans[0], 'a plan')], 'RUNS'))
  const card = await storeCard('good')
  await pays(order.invoiceId, card)
  const purchaseId = present(
    (await purchases()).find(({ name }) => name === 'Small'),
    'a plan',
  ).id
  const quoteFor = async (at: number) => {
    const item = present(plans[at], 'a plan')
    const optionId = present(item.options[0], 'an option').id
    return app.changes.quote(actor, { purchaseId, packageId: item.id, optionId, quantity: 1 })
  }
  const payNumber = async (number: string) => {
    const invoice = (await invoices()).find((each) => each.number === number)
    await pays(present(invoice, 'an invoice').id, card)
  }
  const { number } = await app.changes.commit(actor, { purchaseId, changeId: await quoteFor(1) })
  await payNumber(present(number, 'an invoice'))
  await payNumber((await app.purchases.renewNow(actor, { purchaseId })).number)
  return { changing: purchaseId, change: await quoteFor(2) }
}

/** Every address of the pages, as `web/routes.ts` lists them. */
function addressesOf(entries: readonly RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap(({ path, index, children }) => {
    const here = path === undefined ? above : `${above}/${path}`
    const own = path !== undefined || index ? [here || '/'] : []
    return [...own, ...addressesOf(children ?? [], here)]
  })
}

/** How many statements a request takes, once everything that is read only once has been read. */
async function statementsOf({ who, at }: Budget, address: string): Promise<{ status: number; sent: number }> {
  const browser = present(browsers[who], 'a browser')
  const path = at?.() ?? address
  await browser.ask(path)
  const before = world.runtime.database.statements()
  const { status } = await browser.ask(path)
  return { status, sent: world.runtime.database.statements() - before }
}

test.each([
  ['/sign-in', 1],
  ['/forgot-password', 1],
  ['/reset-password/token', 2],
  ['/register', 0],
  ['/cart/coupon', 0],
])('a form without anything in it, sent to %s, takes %i to be refused', async (path, most) => {
  const before = world.runtime.database.statements()
  const { status } = await world.browser().post(path, {})
  expect([302, 422]).toContain(status)
  expect(world.runtime.database.statements() - before).toBeLessThanOrEqual(most)
})

test('every page has its number of statements, and there is no number without a page', () => {
  expect(Object.keys(budgets).sort()).toEqual([...new Set(addressesOf(routes))].sort())
})

test('no page that only shows something may take more than eight', () => {
  const above = Object.entries(budgets).filter(([, { most }]) => most > 8)
  expect(above.map(([address]) => address)).toEqual(['/account/payments/:id/return'])
})

describe.each(Object.entries(budgets))('%s', (address, budget) => {
  test(`takes at most ${budget.most} statements`, async () => {
    const { status, sent } = await statementsOf(budget, address)
    if (budget.status) expect(status).toBe(budget.status)
    else expect(status).toBeLessThan(400)
    expect(sent).toBeLessThanOrEqual(budget.most)
  })
})
