import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doJobs } from '../world/jobs.ts'
import { openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld()
})
afterAll(() => world.close())

const phone = 'This is no telephone number of this country.'
const postcode = 'This is no postcode of this country.'
const taxId = 'This is no tax or VAT ID of this country.'
const unseen = 'This has a character that cannot be seen.'
const placed = { line1: 'Street 1', city: 'Berlin' }
const wrong = { name: 'Ada', country: 'DE', ...placed, phone: 'abc', postcode: '1', taxId: 'DE12' }

test('the profile says of each detail that cannot be right what is wrong with it, and keeps it in its field', async () => {
  const ada = await world.person('Ada')
  const browser = world.browser(await world.session(userOf(ada)))
  const { version } = await world.app.customers.account(ada.actor, {})
  const form = { intent: 'details', locale: 'en', timeZone: 'Europe/Berlin', version }
  const answer = await browser.post('/account/profile', { ...form, ...wrong })
  expect(answer.status).toBe(422)
  for (const sentence of [phone, postcode, taxId]) expect(wordsOf(answer)).toContain(sentence)
  expect(answer.text).toContain('value="DE12"')
  const right = { ...wrong, phone: '030 5550143', postcode: '10999', taxId: 'DE136695976' }
  expect((await browser.post('/account/profile', { ...form, ...right })).status).toBe(303)
})

test('so do registering, opening an account, the checkout and the form of staff', async () => {
  const details = { ...wrong, phone: '' }
  const visitor = world.browser()
  const login = { email: 'new@example.com', password: 'a long password' }
  const registered = await visitor.post('/register', { ...details, ...login })
  expect(registered.status).toBe(422)
  expect(wordsOf(registered)).toContain(postcode)
  const { rows } = await sql`select from users where email = ${login.email}`.execute(
    world.runtime.database.reader,
  )
  expect(rows).toEqual([])
  const bob = await world.person('Bob')
  const desk = world.browser(await world.member('Owner'))
  const { version } = await world.app.customers.account(bob.actor, {})
  const form = { ...wrong, intent: 'details', locale: 'en', timeZone: 'Europe/Berlin', version }
  const edited = await desk.post(`/admin/customers/${bob.customerId}/details`, form)
  expect(edited.status).toBe(422)
  for (const sentence of [phone, postcode, taxId]) expect(wordsOf(edited)).toContain(sentence)
})

test.each(['\u202E', '\u2066', '\u0007', '\u2028', 'two\nlines'])(
  'a name with %j is refused wherever it is typed',
  async (sign) => {
    const name = `Eve${sign}evE`
    const eve = await world.person('Eve')
    const login = { email: 'eve@example.com', password: 'a long password', country: 'DE' }
    const details = { name, country: 'DE', intent: 'details', locale: 'en', timeZone: 'Europe/Berlin' }
    const desk = world.browser(await world.member('Owner'))
    const own = world.browser(await world.session(userOf(eve)))
    const answers = [
      await world.browser().post('/register', { name, ...login }),
      await own.post('/account/profile', details),
      await desk.post(`/admin/customers/${eve.customerId}/details`, details),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(422)
      expect(wordsOf(answer)).toContain(unseen)
    }
  },
)

test('a name that is changed in the profile is changed in the header, in mails and for staff', async () => {
  const mia = await world.person('Mia Before')
  const own = world.browser(await world.session(userOf(mia)))
  const { version } = await world.app.customers.account(mia.actor, {})
  const details = {
    version,
    name: 'Mia After',
    country: 'DE',
    intent: 'details',
    locale: 'en',
    timeZone: 'Europe/Berlin',
  }
  expect((await own.post('/account/profile', details)).status).toBe(303)
  const page = wordsOf(await own.ask('/account'))
  expect(page).toContain('Mia After')
  expect(page).not.toContain('Mia Before')
  const desk = world.browser(await world.member('Owner'))
  const list = wordsOf(await desk.ask('/admin/customers?q=mia'))
  expect(list).toContain('Mia After')
  expect(list).not.toContain('Mia Before')
  await world.app.identity.requestPasswordReset({ kind: 'visitor' }, { email: mia.email })
  await doJobs(world.runtime, ['send-reset-link'])
  const { rows } = await sql<{ content: { name: string } }>`
    select content from emails where recipient = ${mia.email} order by id desc limit 1`.execute(
    world.runtime.database.reader,
  )
  expect(rows[0]?.content.name).toBe('Mia After')
})

test('staff who type an amount of credit read what is wrong with it, beside its field', async () => {
  const kim = await world.person('Kim')
  const desk = world.browser(await world.member('Owner'))
  const form = { intent: 'credit', currency: 'EUR', reason: 'goodwill' }
  const adjusts = (amount: string, currency = 'EUR') =>
    desk.post(`/admin/customers/${kim.customerId}`, { ...form, currency, amount, key: randomUUID() })
  const problemOf = async (amount: string, currency?: string) => {
    const { text, status } = await adjusts(amount, currency)
    expect(status).toBe(422)
    return /<p id="[^"]*-problem" class="field-problem">([^<]*)</.exec(text)?.[1]
  }
  expect(await problemOf('99999999999')).toBe(
    'Enter an amount from -€10,000,000,000.00 to €10,000,000,000.00.',
  )
  expect(await problemOf('0')).toBe('Enter an amount that is not zero.')
  expect(await problemOf('12.345')).toBe(
    'Amounts in EUR have at most 2 digits behind the point, for example 12.50.',
  )
  expect(await problemOf('12.5', 'JPY')).toBe(
    'Amounts in JPY have no digits behind the point, for example 1250.',
  )
  expect(await problemOf('ten')).toBe('Enter an amount, for example 12.50.')
  expect(await problemOf('-5')).toBe('There is not enough credit.')
  const both = await desk.post(`/admin/customers/${kim.customerId}`, {
    ...form,
    amount: '12.345',
    reason: '',
    key: randomUUID(),
  })
  expect(wordsOf(both)).toContain('Amounts in EUR have at most 2 digits')
  expect(wordsOf(both)).toContain('Please fill this in.')
  expect((await adjusts('1,000', 'KWD')).status).toBe(303)
  const { credit } = await world.app.customers.page(world.staff, { customerId: kim.customerId })
  expect(credit).toEqual([{ minor: '1000000', currency: 'KWD' }])
})

function userOf({ actor }: { actor: { kind: string } }): string {
  return 'userId' in actor ? String(actor.userId) : ''
}
