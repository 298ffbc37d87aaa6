import { pino } from 'pino'
import type { z } from 'zod'
import { NewField } from '../../src/catalog/package.ts'
import { present } from '../../src/kernel/assert.ts'
import type { UserId } from '../../src/kernel/ids.ts'
import { system, visitor } from '../../src/platform/actor.ts'
import { openWebWorld, type WebWorld } from '../http/web-world.ts'
import { monthly } from '../world/catalog.ts'
import type { Person } from '../world/person.ts'
import type { PageForm } from './page-forms.ts'

export type Who = 'visitor' | 'newcomer' | 'customer' | 'staff'
export type FuzzedShop = Awaited<ReturnType<typeof openFuzzedShop>>

/** A shop in which one of everything has happened, and what its web server writes to the log as a fault. */
export async function openFuzzedShop() {
  const faults: string[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => void faults.push(line) })
  const world = await openWebWorld('2026-03-01', { log })
  const hers = await live(world, 'Ada')
  const others = await live(world, 'Bob')
  await world.app.catalog.createCoupon(world.staff, { code: 'SPRING-10', percentPpm: '100000' })
  const examples = await examplesOf(world, hers)
  return {
    world,
    faults,
    /** Of things that belong to somebody else than the customer at the browser. */
    foreignIds: Object.values(others).filter((id) => typeof id === 'string'),
    unseen,
    cookies: await cookiesOf(world, hers),
    /** Real addresses for one as the routes write it. */
    addresses(pattern: string): readonly string[] {
      if (!/[:*]/.test(pattern)) return [pattern, ...(asked[pattern] ?? examples[pattern] ?? [])]
      return present(examples[pattern], `an example of ${pattern}: name one in fuzzed-shop.ts`)
    },
  }
}

type Things = Awaited<ReturnType<typeof live>>

const changes = { upgrade: 'charged', downgrade: 'credit', proration: 'keep_date' } as const

/** Lets somebody buy, owe, owe in parts, be asked by their bank and wait in review. */
async function live(world: WebWorld, name: string) {
  const person = await world.person(name)
  const thing = await world.catalog(`Thing of ${name}`, {
    price: 1_000,
    fields: customFields.map((field) => NewField.parse(field)),
  })
  const note = NewField.parse({ label: 'Note', type: 'text', editable: true })
  const plain = await world.catalog(`Hosting of ${name}`, {
    price: 1_200,
    mayCancelNow: true,
    fields: [note],
    changes,
  })
  const larger = await world.catalog(`Larger hosting of ${name}`, { price: 2_400, changes, fields: [note] })
  const instalments = { count: 3, every: monthly }
  const { order, payment } = await person.buys('good', plain, plain)
  await person.buys('good', await world.catalog(`Course of ${name}`, { price: 900, instalments }))
  const challenged = await person.buys('challenge', plain)
  const inReview = await person.buys('reviewed', plain)
  const open = await person.orders(plain)
  const besides = await person.orders(plain)
  const credit = { customerId: person.customerId, currency: 'EUR', amountMinor: '700', reason: 'a gift' }
  await world.app.credit.adjust(world.staff, credit)
  const { quote, token } = await person.fillsCart([plain])
  const purchase = present(
    (await person.purchases()).find(({ packageId }) => packageId === plain.id),
    'a purchase',
  ).id
  const change = await world.app.changes.quote(person.actor, {
    purchaseId: purchase,
    packageId: larger.id,
    optionId: present(larger.options[0], 'an option').id,
    quantity: 1,
  })
  const { reader } = world.runtime.database
  const { id: schedule } = await reader
    .selectFrom('schedules')
    .select('id')
    .where('customer_id', '=', person.customerId)
    .executeTakeFirstOrThrow()
  return {
    slug: thing.slug,
    package: plain.id,
    group: plain.groupId,
    taxClass: plain.taxClassId,
    packageId: thing.id,
    optionId: present(thing.options[0], 'an option').id,
    paid: order.number,
    paidId: order.invoiceId,
    open: open.number,
    besides: besides.number,
    openId: open.invoiceId,
    payment: payment.id,
    inReview: inReview.payment.id,
    method: payment.methodId ?? '',
    purchase,
    change,
    schedule,
    customer: person.customerId,
    cart: token,
    quote: quote.digest,
    userId: userOf(person),
    challenge: present(challenged.payment.continueUrl?.split('/').at(-1), 'a challenge'),
  }
}

/** Forms that no page of this shop shows: of a shop that is not set up yet, of a demo shop, of one whose emails are inReview. */
const unseen: readonly PageForm[] = [
  { action: '/set-up', fields: new Map(setUpFields()) },
  { action: '/admin', fields: new Map([['leap', ['day', 'week', 'month']]]) },
  { action: '/admin/email', fields: new Map() },
  { action: '/nothing/here', fields: new Map() },
  { action: '/admin/nothing/here', fields: new Map() },
  { action: '/reset-password/token', fields: new Map([['password', ['a password of hers']]]) },
]

function setUpFields(): [string, string[]][] {
  const settings = {
    name: 'Shop',
    email: 'shop@example.com',
    country: 'DE',
    currency: 'EUR',
    timeZone: 'UTC',
  }
  const owner = { name: 'Olga', email: 'olga@example.com', password: 'a password of hers' }
  const named = (group: string, of: Record<string, string>) =>
    Object.entries(of).map(([name, value]): [string, string[]] => [`${group}.${name}`, [value]])
  return [['code', ['1234']], ...named('settings', settings), ...named('owner', owner)]
}

const customFields: readonly z.input<typeof NewField>[] = [
  { label: 'Your name', type: 'text', required: true },
  { label: 'Notes', type: 'long_text' },
  { label: 'How many', type: 'number' },
  { label: 'Which', type: 'choice', choices: ['one', 'two'] },
  { label: 'When', type: 'date' },
  { label: 'Really', type: 'yes_no' },
]

function userOf({ actor }: Person): UserId {
  if (actor.kind !== 'customer') throw new Error('no customer')
  return actor.userId
}

async function examplesOf(world: WebWorld, its: Things): Promise<Record<string, readonly string[]>> {
  const newcomer = await world.person('Nora')
  await world.app.identity.answerResetRequest(system('test'), { email: newcomer.email })
  const email = await world.runtime.database.reader
    .selectFrom('emails')
    .select('id')
    .executeTakeFirstOrThrow()
  const { open, paid } = its
  const { url } = await world.app.methods.openForm(newcomer.actor, { gateway: 'sandbox' })
  const form = new URL(url)
  return {
    '/store/:slug': [`/store/${its.slug}`],
    '/checkout/together': [`/checkout/together?invoice=${open}&invoice=${its.besides}`],
    '/checkout/:number': [`/checkout/${open}`, `/checkout/${paid}`],
    '/reset-password/:token': ['/reset-password/token'],
    '/confirm-email/:token': ['/confirm-email/token'],
    '/account/purchases/:id': [`/account/purchases/${its.purchase}`],
    '/account/purchases/:id/fields': [`/account/purchases/${its.purchase}/fields`],
    '/account/purchases/:id/change': [
      `/account/purchases/${its.purchase}/change`,
      `/account/purchases/${its.purchase}/change?quantity=nothing`,
    ],
    '/account/purchases/:id/change/:changeId': [`/account/purchases/${its.purchase}/change/${its.change}`],
    '/account/schedules/:id': [`/account/schedules/${its.schedule}`],
    '/account/invoices/:number': [`/account/invoices/${open}`, `/account/invoices/${paid}`],
    '/account/invoices/:number/done': [`/account/invoices/${paid}/done`, `/account/invoices/${open}/done`],
    '/account/invoices/:number/pdf': [`/account/invoices/${paid}/pdf`],
    '/account/payment-methods/:gateway/:formId': [
      '/account/payment-methods/sandbox/018f0000-0000-7000-8000-000000000000',
    ],
    '/account/payments/:id/return': [`/account/payments/${its.payment}/return`],
    '/admin/customers/:id': [
      `/admin/customers/${its.customer}`,
      ...asks.map((intent) => `/admin/customers/${its.customer}?open=${intent}`),
    ],
    '/admin/customers/:id/details': [`/admin/customers/${its.customer}/details`],
    '/admin/customers/:id/history': [`/admin/customers/${its.customer}/history`],
    '/admin/purchases/:id': [`/admin/purchases/${its.purchase}`],
    '/admin/schedules/:id': [`/admin/schedules/${its.schedule}`],
    '/admin/invoices/:number': [
      `/admin/invoices/${open}`,
      `/admin/invoices/${paid}`,
      '/admin/invoices/%E6%97%A5',
    ],
    '/admin/invoices/:number/pdf': [`/admin/invoices/${paid}/pdf`],
    '/admin/payments/:id': [`/admin/payments/${its.payment}`],
    '/admin/packages/:id': [`/admin/packages/${its.package}`, `/admin/packages/${its.package}?open=archive`],
    '/admin/groups/:id': [`/admin/groups/${its.group}`],
    '/admin/tax-classes/:id': [
      `/admin/tax-classes/${its.taxClass}`,
      `/admin/tax-classes/${its.taxClass}?country=DE&region=%E6%97%A5`,
    ],
    '/admin/email/:id': [`/admin/email/${email.id}`],
    '/admin/download/:list': [
      '/admin/download/invoices?view=overdue&q=ada&sort=-due',
      ...['customers', 'purchases', 'payments', 'email', 'coupons', 'nothing'].map(
        (list) => `/admin/download/${list}?sort=nothing&before=nothing`,
      ),
    ],
    '/sandbox/challenge/:id': [`/sandbox/challenge/${its.challenge}`],
    '/sandbox/methods/:id': [form.pathname],
    '/admin/*': ['/admin/nothing/here', '/admin/%E6%97%A5'],
    '/*': ['/nothing/here', '/%E6%97%A5', '/.//nothing'],
  }
}

/** What is asked in the rows of a customer's page, where somebody wants it. */
const asks = [
  'credit',
  'refund',
  'record-payment',
  'review',
  'cancel-purchase',
  'turn-off-auto-renew',
  'turn-on-auto-renew',
  'cancel-schedule',
]

const someInvoice = '018f0000-0000-7000-8000-000000000000+INV-000001'

/** The same of lists. */
const asked: Record<string, readonly string[]> = {
  '/admin/payments': ['/admin/payments?open=refund', '/admin/payments?open=review'],
  '/admin/invoices': [
    '/admin/invoices?open=send-again',
    '/admin/invoices?open=record-payment',
    `/admin/invoices?open=send-chosen&chosen=${someInvoice}`,
    `/admin/invoices?open=cancel-chosen&chosen=${someInvoice}`,
  ],
  '/admin/packages': ['/admin/packages?archived=yes'],
  '/admin/packages/new': ['/admin/packages/new?group=nothing&like=nothing'],
  '/admin/coupons': ['/admin/coupons?open=end', `/admin/coupons?open=end-chosen&chosen=${someInvoice}`],
}

/** What the browser of each sends. The newcomer has a login and no account. */
async function cookiesOf(world: WebWorld, { userId, cart }: Things): Promise<Record<Who, string>> {
  const from = { address: '203.0.113.9', browser: '' }
  const newcomer = { name: 'Nils', email: 'nils@example.com', password: 'a password of his own' }
  const { cookies } = await world.app.identity.signUp(visitor, { ...newcomer, from })
  return {
    visitor: `clientele_cart=${cart}`,
    newcomer: `${cookies.map((one) => one.split(';', 1)[0]).join('; ')}; clientele_cart=${cart}`,
    customer: `${await world.session(userId)}; clientele_cart=${cart}`,
    staff: await world.member('Owner'),
  }
}
