import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Package } from '../../src/catalog/package.ts'
import { present } from '../../src/kernel/assert.ts'
import type { Person } from '../world/person.ts'
import { verifyShop } from '../world/verify.ts'
import { openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
let hosting: Package
let ada: Person
let own: ReturnType<WebWorld['browser']>
let path: string
let domain: string
let plan: string

const asked = { hint: '', type: 'text' as const, choices: [], required: false, staffOnly: false }

beforeAll(async () => {
  world = await openWebWorld()
  hosting = await world.catalog('Hosting', {
    price: 1_000,
    fields: [
      { ...asked, label: 'Domain', required: true, editable: true },
      { ...asked, label: 'Plan', editable: false },
      { ...asked, label: 'Mark', editable: true, staffOnly: true },
    ],
  })
  domain = present(hosting.fields[0], 'a field').id
  plan = present(hosting.fields[1], 'a field').id
})
afterAll(async () => {
  expect(await verifyShop(world.runtime.database.reader)).toEqual([])
  await world.close()
})

beforeEach(async () => {
  ada = await world.person('Ada')
  const token = `t${'a'.repeat(41)}${String(Math.floor(performance.now())).at(-1)}`
  const option = present(hosting.options[0], 'an option')
  const fields = { [domain]: 'ada.example', [plan]: 'large' }
  await world.app.carts.put(ada.actor, { token, packageId: hosting.id, optionId: option.id, fields })
  const cart = { token, ...present(await world.app.carts.page(ada.actor, { token }), 'a cart') }
  const { invoiceId } = await ada.checksOut(cart)
  await ada.pays(invoiceId, await ada.storeCard('good'))
  const [purchase] = await ada.purchases()
  path = `/account/purchases/${present(purchase, 'a purchase').id}`
  own = world.browser(await world.session('userId' in ada.actor ? ada.actor.userId : ''))
})

async function version(): Promise<string> {
  const { text } = await own.ask(`${path}/fields`)
  return present(/name="version" value="(\d+)"/.exec(text)?.[1], 'a version')
}

async function sends(fields: Record<string, string>) {
  const named = Object.fromEntries(Object.entries(fields).map(([id, value]) => [`fields.${id}`, value]))
  return own.post(`${path}/fields`, { intent: 'fields', version: await version(), ...named })
}

test('the page says what may be changed and what may not, and nothing of what is for staff', async () => {
  const page = wordsOf(await own.ask(path))
  expect(page).toContain('ada.example')
  expect(page).toMatch(/large\s*\(cannot be changed\)/)
  expect(page).not.toContain('Mark')
  const form = (await own.ask(`${path}/fields`)).text
  expect(form).toContain(`name="fields.${domain}"`)
  expect(form).not.toContain(`name="fields.${plan}"`)
})

test('what is changed is shown, found by staff and told in the history with what it was', async () => {
  expect((await sends({ [domain]: 'lovelace.example' })).status).toBe(303)
  expect(wordsOf(await own.ask(path))).toContain('lovelace.example')
  const found = await world.app.search.find(world.staff, { typed: 'lovelace.example' })
  expect(found.purchases).toHaveLength(1)
  const history = wordsOf(await own.ask('/account/history'))
  expect(history).toContain('What was entered for Hosting was changed.')
  const told = (await ada.history()).find(({ type }) => type === 'purchase.field_changed')
  expect(told?.personal).toMatchObject({
    change: { detail: 'Domain', before: 'ada.example', after: 'lovelace.example' },
  })
})

test('a field that must be filled in is not emptied, and says so beside it', async () => {
  const answer = await sends({ [domain]: '' })
  expect(answer.status).toBe(422)
  expect(wordsOf(answer)).toContain('Please fill this in.')
  expect(wordsOf(await own.ask(path))).toContain('ada.example')
})

test('a field that is locked, or for staff, is not changed by a form that was made up', async () => {
  const mark = present(hosting.fields[2], 'a field').id
  for (const id of [plan, mark]) {
    const answer = await sends({ [domain]: 'other.example', [id]: 'huge' })
    expect(answer.status).toBe(422)
  }
  expect(wordsOf(await own.ask(path))).toContain('ada.example')
})

test('of two who change the same, the second is shown what the first entered', async () => {
  const opened = await version()
  const id = present((await ada.purchases())[0], 'a purchase').id
  const desk = { purchaseId: id, version: opened, fields: { [domain]: 'desk.example' } }
  await world.app.purchases.changeFields(world.staff, desk)
  const answer = await own.post(`${path}/fields`, {
    intent: 'fields',
    version: opened,
    [`fields.${domain}`]: 'mine.example',
  })
  expect(answer.status).toBe(409)
  expect(answer.text).toContain('value="desk.example"')
  expect(answer.text).toContain('value="mine.example"')
})

test('nobody else finds the form, and what has ended is not changed any more', async () => {
  const bob = await world.person('Bob')
  const other = world.browser(await world.session('userId' in bob.actor ? bob.actor.userId : ''))
  expect((await other.ask(`${path}/fields`)).status).toBe(404)
  const foreign = { intent: 'fields', version: '0', [`fields.${domain}`]: 'bob.example' }
  expect((await other.post(`${path}/fields`, foreign)).status).toBe(404)
  const opened = await version()
  const id = present((await ada.purchases())[0], 'a purchase').id
  await world.app.purchases.cancel(world.staff, { purchaseId: id, reason: 'over' })
  const late = { intent: 'fields', version: opened, [`fields.${domain}`]: 'late.example' }
  expect((await own.post(`${path}/fields`, late)).status).toBe(409)
})
