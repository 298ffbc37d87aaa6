import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BrowserWorld, openBrowserWorld, password } from './browser-world.ts'
import { isTitled, press, sees } from './customer-steps.ts'

let world: BrowserWorld
beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

async function labelsOf(page: Page): Promise<string[]> {
  const texts = await page
    .getByRole('group', { name: /^Address/ })
    .locator('label')
    .allInnerTexts()
  return texts.map((text) => text.replace(/\s*optional$/, ''))
}

test('the fields of the address follow the country at once, and keep what was typed', async () => {
  const { cookies } = await world.customer('Lena Umzug')
  const page = await world.visit({ cookies })
  await page.goto('/account/profile')
  expect(await labelsOf(page)).toEqual(['Street and number', 'Address, second line', 'Postcode', 'City'])
  await page.getByLabel('Street and number').fill('Yanaka 2-14-5')
  await page.getByLabel('City').fill('Taito')
  await page.getByLabel('Country').selectOption('JP')
  await page.getByLabel('Prefecture').fill('Tokyo')
  expect((await labelsOf(page)).slice(0, 3)).toEqual(['Postcode', 'Prefecture', 'Street and number'])
  expect(await page.getByLabel('Street and number').inputValue()).toBe('Yanaka 2-14-5')
  expect(await page.getByLabel('City').inputValue()).toBe('Taito')
  await press(page, 'Save')
  await sees(page, 'An address in this country needs this.')
  await page.getByLabel('Postcode').fill('110-0001')
  await press(page, 'Save')
  await sees(page, 'saved')
  await page.reload()
  expect(await page.getByLabel('Prefecture').inputValue()).toBe('Tokyo')
})

test('without script the button below the country brings its fields, and Enter still saves', async () => {
  const { cookies } = await world.customer('Nils Ohne')
  const page = await world.visit({ cookies, script: false })
  await page.goto('/account/profile')
  await page.getByLabel('Country').selectOption('IE')
  await press(page, 'Show the fields of this country')
  await page.getByLabel('County').waitFor()
  await page.getByLabel('Eircode').waitFor()
  await page.getByLabel('Company').fill('Harp & Sons')
  await page.getByLabel('Company').press('Enter')
  await sees(page, 'saved')
  expect(await page.getByLabel('Company').inputValue()).toBe('Harp & Sons')
})

test('what was typed outlives a reload, another page and the end of the session, and goes once it is saved', async () => {
  const { cookies, email } = await world.customer('Dora Draft')
  const page = await world.visit({ cookies })
  await page.goto('/account/profile')
  await page.getByLabel('Company').fill('Draft & Daughters')
  await page.reload()
  await sees(page, 'This is what you typed before.')
  expect(await page.getByLabel('Company').inputValue()).toBe('Draft & Daughters')

  await page.getByRole('link', { name: 'Invoices' }).first().click()
  await isTitled(page, 'Invoices')
  await page.goBack()
  await sees(page, 'This is what you typed before.')

  await page.context().clearCookies()
  await press(page, 'Save')
  await page.waitForURL('**/sign-in**')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await press(page, 'Sign in')
  await page.waitForURL('**/account/profile')
  await sees(page, 'This is what you typed before.')
  expect(await page.getByLabel('Company').inputValue()).toBe('Draft & Daughters')

  await press(page, 'Save')
  await sees(page, 'saved')
  await page.reload()
  await isTitled(page, 'Profile')
  expect(await page.getByLabel('Company').inputValue()).toBe('Draft & Daughters')
  expect(await page.getByText('This is what you typed before.').count()).toBe(0)
})

test('starting over brings back what is stored, and signing out leaves no draft behind', async () => {
  const { cookies } = await world.customer('Sven Sauber')
  const page = await world.visit({ cookies })
  const drafts = () =>
    page.evaluate(() => Object.keys(window.sessionStorage).filter((key) => key.startsWith('draft ')))
  await page.goto('/account/profile')
  await page.getByLabel('Company').fill('Nothing Ltd')
  await page.reload()
  await press(page, 'Start over')
  expect(await page.getByLabel('Company').inputValue()).toBe('')
  expect(await drafts()).toEqual([])
  await page.getByLabel('Company').fill('Something Ltd')
  expect(await drafts()).toHaveLength(1)
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/account'))
  expect(await drafts()).toEqual([])
})

test('a password is in no draft', async () => {
  const page = await world.visit()
  await page.goto('/register')
  await page.getByLabel('E-mail address').fill('petra@example.com')
  await page.getByLabel('Password').fill(password)
  const kept = await page.evaluate(() => JSON.stringify(window.sessionStorage))
  expect(kept).toContain('petra@example.com')
  expect(kept).not.toContain(password)
})
