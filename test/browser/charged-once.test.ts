import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { charges } from '../world/facts.ts'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import { entersCard, isAboutToPay, isPaid, isTitled, payButton, press, sees } from './customer-steps.ts'

let world: BrowserWorld
let before = 0

beforeAll(async () => {
  world = await openBrowserWorld()
})
beforeEach(async () => {
  before = await charges(world.reader)
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

/** One press away from paying for the poster. */
async function aboutToPay(script = true): Promise<Page> {
  const { cookies } = await world.customer('Paul Zweimal')
  const page = await world.visit({ cookies, script })
  await isAboutToPay(page)
  await entersCard(page, 'good')
  return page
}

async function chargedOnce(page: Page): Promise<void> {
  expect(await charges(world.reader)).toBe(before + 1)
  await page.goto('/account/purchases')
  expect(await page.getByRole('main').getByRole('link', { name: 'Poster' }).count()).toBe(1)
}

test.each([
  ['with script', true],
  ['without script', false],
])('pressing the button twice charges once, %s', async (_how, script) => {
  const page = await aboutToPay(script)
  await page.getByRole('button', { name: payButton }).dblclick()
  await isPaid(page)
  await chargedOnce(page)
})

test('going back after paying offers nothing to pay again', async () => {
  const page = await aboutToPay()
  await press(page, payButton)
  await isPaid(page)
  // To what was bought, and from there to where it was paid.
  await page.goBack()
  await page.goBack()
  await sees(page, 'Your cart is empty')
  await chargedOnce(page)
})

test('sending the order again from a second window charges once and leads to the paid invoice', async () => {
  const page = await aboutToPay()
  const second = await page.context().newPage()
  await second.goto('/checkout')
  await second.getByRole('checkbox', { name: /I agree/ }).check()
  await entersCard(second, 'good')
  await press(page, payButton)
  const number = await isPaid(page)
  await press(second, payButton)
  await second.waitForURL((url) => url.pathname !== '/checkout')
  if (second.url().includes('/account/invoices/')) expect(await isPaid(second)).toBe(number)
  else await isTitled(second, 'Cart')
  await chargedOnce(page)
})

test('two windows that pay one invoice at the same moment charge it once', async () => {
  const page = await aboutToPay()
  await entersCard(page, 'declined')
  await press(page, payButton)
  await page.waitForURL('**/checkout/*')
  const second = await page.context().newPage()
  await second.goto(page.url())
  await Promise.all([entersCard(page, 'good'), entersCard(second, 'good')])
  await Promise.all([press(page, payButton), press(second, payButton)])
  await Promise.any([isPaid(page), isPaid(second)])
  await chargedOnce(page)
})
