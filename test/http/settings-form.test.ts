import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { ShopSettings } from '../../src/shop/shop-settings.ts'
import { SettingsForm } from '../../web/admin/settings/read-settings.ts'
import { openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
let desk: ReturnType<WebWorld['browser']>
beforeAll(async () => {
  world = await openWebWorld()
  desk = world.browser(await world.member('Owner'))
})
afterAll(() => world.close())

const path = '/admin/settings'

async function form(): Promise<Record<string, string>> {
  const { settings, version } = await world.app.shop.edited(world.staff, {})
  const { renewalRetryDays, shareRenewalInvoice, creditFirst, ...rest } = settings
  const texts = Object.entries(rest).map(([name, value]): [string, string] => [name, String(value)])
  return {
    ...Object.fromEntries(texts),
    renewalRetryDays: renewalRetryDays.join(', '),
    ...(shareRenewalInvoice && { shareRenewalInvoice: 'yes' }),
    ...(creditFirst && { creditFirst: 'yes' }),
    version: String(version),
  }
}

test('the page shows the settings as they are, and saves them without script', async () => {
  const page = await desk.ask(path)
  expect(page.text).toContain('value="Testshop"')
  const saved = await desk.post(path, {
    ...(await form()),
    name: 'Northwind',
    bankInstructions: 'IBAN DE02 1203',
  })
  expect(saved.status).toBe(303)
  expect(world.app.shop.settings()).toMatchObject({ name: 'Northwind', bankInstructions: 'IBAN DE02 1203' })
  expect(wordsOf(await world.browser().ask('/store'))).toContain('Northwind')
})

test('there is a field for each setting, so that none is lost when the others are saved', () => {
  expect(Object.keys(SettingsForm.shape).sort()).toEqual(Object.keys(ShopSettings.shape).sort())
})

test('a box that is not ticked is a no', async () => {
  const { creditFirst: _, ...sent } = await form()
  await desk.post(path, sent)
  expect(world.app.shop.settings().creditFirst).toBe(false)
})

test('what is wrong is said beside each field, and nothing is saved', async () => {
  const before = world.app.shop.settings()
  const wrong = {
    name: '',
    email: 'nobody',
    renewalRetryDays: '1, many',
    currency: 'XYZ',
    invoiceExpiryDays: '0',
  }
  const answer = await desk.post(path, { ...(await form()), ...wrong })
  expect(answer.status).toBe(422)
  expect(answer.text.match(/field-problem/g)?.length).toBe(Object.keys(wrong).length)
  expect(answer.text).toContain('value="1, many"')
  expect(world.app.shop.settings()).toEqual(before)
})

test('the second of two is told what the first changed, and may put theirs in its place', async () => {
  const mine = await form()
  await desk.post(path, { ...(await form()), legalName: 'Northwind GmbH' })
  const answer = await desk.post(path, { ...mine, taxId: 'DE136695976' })
  expect(answer.status).toBe(409)
  expect(wordsOf(answer)).toContain('Northwind GmbH')
  const version = present(/name="version" value="(\d+)"/.exec(answer.text)?.[1], 'a version')
  expect((await desk.post(path, { ...mine, taxId: 'DE136695976', version })).status).toBe(303)
})

test('the page is closed to staff who may not change settings', async () => {
  const billing = world.browser(await world.member('Billing'))
  expect((await billing.ask(path)).status).toBe(403)
})
