import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Package } from '../../src/catalog/package.ts'
import { present } from '../../src/kernel/assert.ts'
import { plusMilliseconds } from '../../src/kernel/calendar.ts'
import type { Person } from '../world/person.ts'
import { verifyShop } from '../world/verify.ts'
import { openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

const changes = {
  upgrade: 'charged',
  downgrade: 'credit',
  proration: 'keep_date',
} as const
const asked = {
  hint: '',
  type: 'text' as const,
  choices: [],
  required: true,
  editable: true,
  staffOnly: false,
}

let world: WebWorld
let basic: Package
let pro: Package
let tiny: Package
let ada: Person
let own: ReturnType<WebWorld['browser']>
let path: string

beforeAll(async () => {
  world = await openWebWorld('2026-04-16')
  basic = await world.catalog('Basic', { price: 1_000, tax: 190_000, changes })
  pro = await world.catalog('Pro', {
    price: 2_500,
    tax: 190_000,
    changes,
    fields: [{ ...asked, label: 'Domain' }],
  })
  tiny = await world.catalog('Tiny', { price: 400, tax: 190_000, changes })
})
afterAll(async () => {
  expect(await verifyShop(world.runtime.database.reader)).toEqual([])
  await world.close()
})

beforeEach(async () => {
  ada = await world.person('Ada')
  await ada.buys('good', basic)
  path = `/account/purchases/${present((await ada.purchases())[0], 'a plan').id}/change`
  own = world.browser(await world.session('userId' in ada.actor ? ada.actor.userId : ''))
})

const optionOf = (item: Package) => present(item.options[0], 'an option').id
const choose = (item: Package, more: Record<string, string> = {}) =>
  own.post(path, { packageId: item.id, optionId: optionOf(item), quantity: '1', ...more })
/** The address of a quote that was chosen. */
const chosen = async (item: Package) => present((await choose(item)).leadsTo, 'a page')
const domain = () => `fields.${present(pro.fields[0], 'a field').id}`

test('the page says of everything that it may become what is paid or credited today, and what comes after', async () => {
  const page = wordsOf(await own.ask(path))
  expect(page).toContain('Pay €17.85 today')
  expect(page).toContain('€7.14 becomes account credit')
  expect(page).toContain('Then €25.00 / month, plus tax')
  expect(wordsOf(await own.ask(`${path}?quantity=2`))).toContain('2 × Basic')
})

test('what is chosen is confirmed on a page of its own, asks what is missing, and leads to the payment', async () => {
  const quote = await chosen(pro)
  const page = wordsOf(await own.ask(quote))
  expect(page).toContain('€15.00 and €2.85 of tax')
  expect(page).toContain('Domain')
  const refused = await own.post(quote, { [domain()]: '' })
  expect(refused.status).toBe(422)
  const { leadsTo } = await own.post(quote, { [domain()]: 'ada.example' })
  expect(leadsTo).toMatch(/^\/checkout\/INV-/)
  const [, due] = await ada.invoices()
  await ada.pays(present(due, 'an invoice').id, await ada.storeCard('good'))
  expect(await ada.purchases()).toMatchObject([
    { name: 'Pro', fields: [{ label: 'Domain', value: 'ada.example' }] },
  ])
  const invoice = wordsOf(await own.ask(`/account/invoices/${due?.number}`))
  expect(invoice).toContain('Change from Basic')
  expect(invoice).toMatch(/€25\.00 less €10\.00, for 30 of 30 days/)
})

test('while it waits to be paid the purchase says so, and committing another takes it back', async () => {
  await own.post(await chosen(pro), { [domain()]: 'ada.example' })
  const purchase = wordsOf(await own.ask(path.replace(/\/change$/, '')))
  expect(purchase).toContain('It becomes Pro as soon as it is paid')
  expect(wordsOf(await own.ask(path))).toContain('A change to Pro waits to be paid')
  const { leadsTo } = await own.post(await chosen(tiny), {})
  expect(leadsTo).toBe(path.replace(/\/change$/, ''))
  expect((await ada.invoices()).map(({ status }) => status)).toEqual(['paid', 'cancelled'])
  expect(await ada.purchases()).toMatchObject([{ name: 'Tiny' }])
})

test('what is edited while the change waits is not lost by it', async () => {
  const small = await world.catalog('Small', {
    price: 500,
    tax: 190_000,
    changes,
    fields: [{ ...asked, label: 'Domain' }],
  })
  const token = `c${'b'.repeat(42)}`
  const first = present(small.fields[0], 'a field').id
  const fields = { [first]: 'ada.example' }
  await world.app.carts.put(ada.actor, { token, packageId: small.id, optionId: optionOf(small), fields })
  const cart = present(await world.app.carts.page(ada.actor, { token }), 'a cart')
  const card = await ada.storeCard('good')
  await ada.pays((await ada.checksOut({ token, ...cart })).invoiceId, card)
  const purchaseId = present(
    (await ada.purchases()).find(({ name }) => name === 'Small'),
    'it',
  ).id
  const quote = { purchaseId, packageId: pro.id, optionId: optionOf(pro), quantity: 1 }
  const changeId = await world.app.changes.quote(ada.actor, quote)
  await world.app.changes.commit(ada.actor, { purchaseId, changeId })
  const { version } = await world.app.purchases.page(ada.actor, { purchaseId })
  const edited = { purchaseId, version, fields: { [first]: 'lovelace.example' } }
  await world.app.purchases.changeFields(ada.actor, edited)
  const due = present(
    (await ada.invoices()).find(({ status }) => status === 'pending'),
    'an invoice',
  )
  await ada.pays(due.id, card)
  const changed = present(
    (await ada.purchases()).find(({ id }) => id === purchaseId),
    'it',
  )
  expect(changed).toMatchObject({ name: 'Pro', fields: [{ label: 'Domain', value: 'lovelace.example' }] })
})

test('what is not for sale any more is not confirmed, and its page says so', async () => {
  const gone = await world.catalog('Gone', { price: 300, tax: 190_000, changes })
  const quote = await chosen(gone)
  await world.app.catalog.archivePackage(world.staff, { packageId: gone.id })
  const page = await own.ask(quote)
  expect(page.status).toBe(200)
  expect(wordsOf(page)).toContain('This is not offered any more')
  expect((await own.post(quote, {})).status).toBe(409)
})

test('sent again by the back button, it is as it was the first time', async () => {
  const quote = await chosen(tiny)
  await own.post(quote, {})
  expect((await own.post(quote, {})).status).toBe(303)
  expect((await world.app.credit.list(ada.actor, {})).balances).toMatchObject([{ minor: 714n }])
})

test('what was shown holds for an hour, and for as long as nothing that it was made of has changed', async () => {
  const quote = await chosen(tiny)
  await choose(tiny)
  const rival = await chosen(pro)
  await own.post(quote, {})
  const outdated = await own.post(rival, { [domain()]: 'ada.example' })
  expect(outdated.status).toBe(409)
  expect(wordsOf(outdated)).toContain('Something has changed since this was shown')
  const late = await chosen(pro)
  world.clock.moveTo(plusMilliseconds(world.clock.now(), 3_600_000))
  expect(wordsOf(await own.ask(late))).toContain('This is not offered any more')
  expect((await own.post(late, { [domain()]: 'ada.example' })).status).toBe(409)
})

test('nobody else finds what may become of it, or a quote, and what is not offered cannot be asked for', async () => {
  const quote = await chosen(tiny)
  const bob = await world.person('Bob')
  await bob.buys('good', basic)
  const other = world.browser(await world.session('userId' in bob.actor ? bob.actor.userId : ''))
  expect((await other.ask(path)).status).toBe(404)
  expect((await other.ask(quote)).status).toBe(404)
  expect((await other.post(quote, {})).status).toBe(404)
  const theirs = `/account/purchases/${present((await bob.purchases())[0], 'a plan').id}/change`
  expect((await other.ask(`${theirs}/${quote.split('/').at(-1)}`)).status).toBe(404)
  expect((await own.ask(`${path}/${randomUUID()}`)).status).toBe(404)
  expect((await own.ask(`${path}/nothing`)).status).toBe(404)
  const poster = await world.catalog('Poster', { price: 100 })
  expect((await choose(poster)).status).toBe(409)
  expect((await choose(tiny, { quantity: '0' })).status).toBe(422)
  expect((await choose(tiny, { quantity: '1e9' })).status).toBe(422)
  expect((await choose(tiny, { packageId: 'x' })).status).toBe(422)
  expect((await own.ask(`${path}?quantity=99999`)).status).toBe(200)
})
