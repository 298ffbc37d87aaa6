import { afterAll, afterEach, beforeAll, test } from 'vitest'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import { choosesHosting, entersCard, isPaid, payButton, press, sees } from './customer-steps.ts'
import { phone } from './visits.ts'

let world: BrowserWorld
beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

test('on a phone, a customer changes from a year to a month for credit, and back on the same day for what was given back', async () => {
  const { cookies } = await world.customer('Greta Wechsel')
  const page = await world.visit({ cookies, screen: phone })
  await choosesHosting(page, 'greta.example')
  await page.goto('/checkout')
  await page.getByRole('checkbox', { name: /I agree/ }).check()
  await entersCard(page, 'good')
  await press(page, payButton)
  await isPaid(page)
  await page.goto('/account/purchases')
  await page.getByRole('main').getByRole('link', { name: 'Web hosting' }).click()
  await page.getByRole('link', { name: 'Change package' }).click()
  await page.getByRole('button', { name: /Choose Web hosting, €10\.00 \/ month/ }).click()
  await sees(page, 'Domain and Data centre')
  await sees(page, '€107.10 becomes account credit')
  await page.getByRole('button', { name: 'Change it now' }).click()
  await sees(page, '€107.10 became your account credit')
  await page.getByRole('link', { name: 'Change package' }).click()
  await sees(page, 'As it was before today’s change')
  await page
    .getByRole('button', { name: /Choose Web hosting/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Change and pay €107.10' }).click()
  await page.waitForURL('**/checkout/INV-*')
  await press(page, payButton)
  await isPaid(page)
  await page.goto('/account/credit')
  await sees(page, 'Given back for a change')
  await page.goto('/account/purchases')
  await page.getByRole('main').getByRole('link', { name: 'Web hosting' }).click()
  await sees(page, '€100.00')
})
