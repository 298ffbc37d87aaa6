import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import {
  answerTo,
  choosesHosting,
  invoiceNumber,
  isAboutToPay,
  isTitled,
  payButton,
  pays,
  press,
  sees,
} from './customer-steps.ts'
import { openInspection } from './looking-closely.ts'
import { opensCommandBox } from './staff-steps.ts'

/** Every rule is tried on every page, twice: on a busy machine that takes its time. */
const patience = 240_000

let world: BrowserWorld
const { isInOrder, areInOrder } = openInspection()

beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

test('the shop and the pages before signing in', { timeout: patience }, async () => {
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
  await pays(page, 'reviewed')
  await sees(page, 'Your payment is being checked')
  await isInOrder(page)
  await isAboutToPay(page)
  await page.getByRole('radio', { name: /Bank transfer/ }).check()
  await press(page, payButton)
  await sees(page, 'Pay by bank transfer')
  await isInOrder(page)
  await areInOrder(page, '/account', `/account/invoices/${invoiceNumber(page)}`)
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

test('Enter opens the first that the command box finds, also before it is shown', async () => {
  await world.customer('Ida Eilig')
  const page = await world.visit({ cookies: world.stella.cookies })
  await page.goto('/admin')
  await opensCommandBox(page)
  await page.keyboard.type('eilig')
  await page.keyboard.press('Enter')
  await isTitled(page, 'Ida Eilig')
  await opensCommandBox(page)
  await page.keyboard.type('nobody at all')
  await page.keyboard.press('Enter')
  await sees(page, 'Nothing found')
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
