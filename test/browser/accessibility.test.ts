import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import {
  answerTo,
  type Card,
  choosesHosting,
  entersCard,
  invoiceNumber,
  isAboutToPay,
  isPaid,
  payButton,
  press,
  sees,
} from './customer-steps.ts'
import { findings, linksOf } from './looking-closely.ts'
import { opensCommandBox } from './staff-steps.ts'

/** Every rule is tried on every page, twice: on a busy machine that takes its time. */
const patience = 240_000

let world: BrowserWorld
const followed = new Set<string>()

beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

/** Nothing is wrong with this page for anybody, and all of its links lead somewhere. */
async function isInOrder(page: Page): Promise<void> {
  expect(await findings(page)).toEqual([])
  for (const link of await linksOf(page)) {
    if (followed.has(link)) continue
    followed.add(link)
    const answer = await page.request.get(link, { maxRedirects: 0 })
    expect(answer.status(), `${link}, to which ${page.url()} leads`).toBeLessThan(400)
  }
}

async function areInOrder(page: Page, ...addresses: string[]): Promise<void> {
  for (const address of addresses) {
    await page.goto(address)
    await isInOrder(page)
  }
}

async function pays(page: Page, card: Card): Promise<void> {
  await isAboutToPay(page)
  await entersCard(page, card)
  await press(page, payButton)
}

test('the store and the pages before signing in', { timeout: patience }, async () => {
  const page = await world.visit()
  await areInOrder(page, '/store', '/store/poster', '/cart', '/sign-in', '/forgot-password', '/nowhere')
  await page.goto('/store/hosting')
  await answerTo(page, () => press(page, 'Put into the cart'))
  await isInOrder(page)
  await choosesHosting(page, 'axe.example')
  await isInOrder(page)
  await page.goto('/register?next=/checkout')
  await isInOrder(page)
  await answerTo(page, () => press(page, 'Open the account'))
  await isInOrder(page)
})

test('paying, and how a payment stands', { timeout: patience }, async () => {
  const { cookies } = await world.customer('Carla Mustermann')
  const page = await world.visit({ cookies })
  await isAboutToPay(page)
  await isInOrder(page)
  await answerTo(page, () => press(page, payButton))
  await isInOrder(page)
  await pays(page, 'declined')
  await sees(page, 'did not go through')
  await isInOrder(page)
  await pays(page, 'challenge')
  await page.waitForURL('**/sandbox/challenge/*')
  await isInOrder(page)
  await pays(page, 'held')
  await sees(page, 'Your payment is being checked')
  await isInOrder(page)
  await isAboutToPay(page)
  await page.getByRole('radio', { name: /Bank transfer/ }).check()
  await press(page, payButton)
  await sees(page, 'Pay by bank transfer')
  await isInOrder(page)
  await areInOrder(page, '/account', `/account/invoices/${invoiceNumber(page)}`)
})

test('the client area of somebody new and of somebody who owns something', {
  timeout: patience,
}, async () => {
  const areas = ['purchases', 'invoices', 'payments', 'credit', 'profile', 'history']
  const addresses = ['/account', ...areas.map((area) => `/account/${area}`)]
  const { cookies } = await world.customer('Berta Neu')
  const page = await world.visit({ cookies })
  await areInOrder(page, ...addresses)
  await choosesHosting(page, 'berta.example')
  await page.goto('/checkout')
  await page.getByRole('checkbox', { name: /I agree/ }).check()
  await entersCard(page, 'good')
  await press(page, payButton)
  await isPaid(page)
  await isInOrder(page)
  await page.goto('/account/purchases')
  await page.getByRole('main').getByRole('link', { name: 'Web hosting' }).click()
  await sees(page, 'berta.example')
  await isInOrder(page)
  await areInOrder(page, ...addresses, '/account/invoices?state=paid')
})

test('the staff area', { timeout: patience }, async () => {
  const customer = await world.customer('Dora Kundin')
  const buyer = await world.visit({ cookies: customer.cookies })
  await pays(buyer, 'good')
  const number = await isPaid(buyer)
  await pays(buyer, 'held')
  await sees(buyer, 'Your payment is being checked')
  const page = await world.visit({ cookies: world.stella.cookies })
  const about = `/admin/customers/${customer.customerId}`
  await areInOrder(page, '/admin', '/admin/customers', about, `${about}?edit=details`, `${about}/history`)
  await areInOrder(page, '/admin/invoices', `/admin/invoices/${number}`, '/admin/transactions', '/admin/mail')
  await areInOrder(page, '/admin/search?q=dora', '/admin/search?q=nobody-at-all')
  await page.goto('/admin/mail')
  await page.getByRole('main').getByRole('row').getByRole('link').first().click()
  await page.waitForURL('**/admin/mail/*')
  await isInOrder(page)
})

test('keys lead into the command box, through what it found and out again', async () => {
  await world.customer('Emil Tastatur')
  const page = await world.visit({ cookies: world.stella.cookies })
  await page.goto('/admin')
  await opensCommandBox(page, 'Control+k')
  await page.keyboard.type('tastat')
  await page.getByRole('option', { name: 'Emil Tastatur' }).waitFor()
  await isInOrder(page)
  await page.keyboard.press('Escape')
  await page.getByRole('option').first().waitFor({ state: 'hidden' })
  await page.locator('body').press('Tab')
  await page.goto('/admin/customers')
  await opensCommandBox(page, '/')
})

test.each(['/store', '/account', '/admin'])(
  'the first key on %s leads past the navigation',
  async (address) => {
    const { cookies } = address === '/account' ? await world.customer('Kurt Sprung') : world.stella
    const page = await world.visit({ cookies })
    await page.goto(address)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content')
  },
)
