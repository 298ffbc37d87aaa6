import { afterAll, afterEach, beforeAll, test } from 'vitest'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import { choosesHosting, entersCard, isPaid, payButton, pays, press, sees } from './customer-steps.ts'
import { openInspection } from './looking-closely.ts'
import { desktop } from './visits.ts'

/** Every rule is tried on every page, twice: on a busy machine that takes its time. */
const patience = 240_000

let world: BrowserWorld
const { isInOrder, areInOrder } = openInspection()

beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

test('the client area of somebody new and of somebody who owns something', {
  timeout: patience,
}, async () => {
  const areas = ['purchases', 'schedules', 'invoices', 'payments', 'credit', 'profile', 'history']
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
  await page.getByRole('link', { name: 'Change package' }).click()
  await sees(page, 'What it can become')
  await isInOrder(page)
  await page.getByRole('button', { name: /Choose Web hosting/ }).click()
  await sees(page, 'What happens')
  await isInOrder(page)
  await areInOrder(page, ...addresses, '/account/invoices?state=paid')
})

test('the staff area', { timeout: patience }, async () => {
  const customer = await world.customer('Dora Kundin')
  const buyer = await world.visit({ cookies: customer.cookies })
  await pays(buyer, 'good')
  const number = await isPaid(buyer)
  await pays(buyer, 'reviewed')
  await sees(buyer, 'Your payment is being checked')
  const page = await world.visit({ cookies: world.stella.cookies })
  const staffPage = `/admin/customers/${customer.customerId}`
  await areInOrder(
    page,
    '/admin',
    '/admin/customers',
    staffPage,
    `${staffPage}/details`,
    `${staffPage}/history`,
  )
  await areInOrder(page, '/admin/invoices', `/admin/invoices/${number}`, '/admin/payments', '/admin/email')
  await areInOrder(page, '/admin/coupons', '/admin/coupons/new')
  await areInOrder(page, '/admin/packages', '/admin/packages/new', '/admin/groups/new')
  await areInOrder(page, '/admin/tax-classes', '/admin/tax-classes/new', '/admin/settings')
  for (const list of ['/admin/packages', '/admin/tax-classes']) {
    await page.goto(list)
    await page.getByRole('main').getByRole('cell').getByRole('link').first().click()
    await page.waitForURL(`**${list}/*`)
    await isInOrder(page)
  }
  await areInOrder(page, '/admin/search?q=dora', '/admin/search?q=nobody-at-all')
  await page.setViewportSize(desktop)
  await page.goto('/admin/invoices')
  await page.getByLabel(`Choose ${number}`).check()
  await page.getByRole('button', { name: 'Cancel invoices…' }).click()
  await page.getByRole('dialog', { name: 'Cancel 1 invoice?' }).waitFor()
  await isInOrder(page)
  await page.goto('/admin/email')
  await page.getByRole('main').getByRole('cell').getByRole('link').first().click()
  await page.waitForURL('**/admin/email/*')
  await isInOrder(page)
})
