import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import { checksOut, chooses, isTitled } from './customer-steps.ts'

let world: BrowserWorld
let page: Page

beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

type Marked = { mark?: string }

/** What a new document would not have. */
const mark = () => page.evaluate(() => void Object.assign(window, { mark: 'the same document' }))
const isSameDocument = () => page.evaluate(() => (window as Marked).mark === 'the same document')

async function visitsAccount(path: string, title: string) {
  const { cookies } = await world.customer('Lena Link')
  page = await world.visit({ cookies })
  await page.goto(path)
  await isTitled(page, title)
  await page.waitForLoadState('networkidle')
  await mark()
}

test('a link changes the page without a new document, and so does going back', async () => {
  await visitsAccount('/account', 'Summary')
  await page.getByRole('link', { name: 'Invoices', exact: true }).click()
  await isTitled(page, 'Invoices')
  await page.getByRole('link', { name: /Paid/ }).click()
  await page.waitForURL('**/account/invoices?state=paid')
  const here = page.locator('a[aria-current="page"]').filter({ visible: true })
  expect(await here.allInnerTexts()).toEqual(['Invoices', expect.stringContaining('Paid')])
  await page.goBack()
  await page.goBack()
  await isTitled(page, 'Summary')
  expect(await isSameDocument()).toBe(true)
})

test('a link to the page itself leaves no second step to go back', async () => {
  await visitsAccount('/account/invoices', 'Invoices')
  const steps = () => page.evaluate(() => window.history.length)
  const before = await steps()
  await page.getByRole('link', { name: 'Invoices', exact: true }).click()
  await page.waitForLoadState('networkidle')
  expect(await steps()).toBe(before)
  expect(await isSameDocument()).toBe(true)
})

/** The window that a link opens. Now and then the browser loses such a press: then it is pressed again, and the page is where it was. */
async function opensBesides(name: string): Promise<Page> {
  const opened = () => page.context().waitForEvent('page', { timeout: 8_000 })
  for (let presses = 1; ; presses += 1) {
    const [other] = await Promise.allSettled([
      opened(),
      page.getByRole('link', { name, exact: true }).click({ modifiers: ['Control'] }),
    ])
    if (other.status === 'fulfilled') return other.value
    await isTitled(page, 'Summary')
    if (presses === 5) throw other.reason
  }
}

test('a link pressed with the control key opens a window of its own', async () => {
  await visitsAccount('/account', 'Summary')
  const other = await opensBesides('Payments')
  await isTitled(other, 'Payments')
  await isTitled(page, 'Summary')
})

test('without script a link is a link', async () => {
  const { cookies } = await world.customer('Otto Ohne')
  page = await world.visit({ cookies, script: false })
  await chooses(page, 'poster')
  await checksOut(page)
  await isTitled(page, 'Review and pay')
})
