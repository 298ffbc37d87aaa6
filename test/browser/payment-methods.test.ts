import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import { isTitled, press, sees } from './customer-steps.ts'
import { openInspection } from './looking-closely.ts'
import { phone } from './visits.ts'

let world: BrowserWorld
const { isInOrder } = openInspection()

beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

test.each([
  ['on a desktop', {}],
  ['on a phone', { screen: phone }],
  ['without script', { script: false }],
])('%s a bank account is entered at the provider, and kept as a payment method', async (_, visit) => {
  const { cookies } = await world.customer('Ada Konto')
  const page = await world.visit({ ...visit, cookies })
  await page.goto('/account/payments')
  await press(page, 'Add a payment method')
  await page.waitForURL('**/sandbox/methods/*')
  const form = page.url()
  await isTitled(page, 'Add a payment method')
  if (!('script' in visit)) await isInOrder(page)
  await page.getByLabel('IBAN').fill('DE00 1234')
  await press(page, 'Store this account')
  await sees(page, 'This is none of the test accounts.')
  await page.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00')
  await press(page, 'Store this account')
  await page.waitForURL('**/account/payments')
  await sees(page, 'SEPA debit\u00a0••••\u00a03000 is stored.')
  await page.goto(form)
  await sees(page, 'This form is closed')
  await page.getByRole('link', { name: 'Go back to the shop' }).click()
  await page.waitForURL('**/account/payments')
  expect(await page.getByRole('listitem').filter({ hasText: 'SEPA debit' }).count()).toBe(1)
})

test('a card that is entered there and given up leaves nothing behind', async () => {
  const { cookies } = await world.customer('Bob Karte')
  const page = await world.visit({ cookies })
  await page.goto('/account/payments')
  await press(page, 'Add a payment method')
  await page.waitForURL('**/sandbox/methods/*')
  await press(page, 'Go back without storing anything')
  await page.waitForURL('**/account/payments')
  await sees(page, 'No payment method is stored.')
})
