import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import { checksOut, entersCard, isPaid, isTitled, payButton, press, sees } from './customer-steps.ts'
import { openInspection } from './looking-closely.ts'
import { phone, type Visit } from './visits.ts'

let world: BrowserWorld
const { isInOrder } = openInspection()

beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

/** Buys the course in four payments and pays the first; stands on the page of its schedule then. */
async function buysCourse(name: string, visit: Visit = {}): Promise<{ page: Page; customerId: string }> {
  const { cookies, customerId } = await world.customer(name)
  const page = await world.visit({ ...visit, cookies })
  await page.goto('/store/course')
  await page.getByRole('radio', { name: /Pay in 4 instalments/ }).check()
  await press(page, 'Put into the cart')
  await isTitled(page, 'Cart')
  await sees(page, '€100.01 in 4 instalments, of which this is the first')
  await sees(page, /3 more instalments of €29\.75 for Course, one every month/)
  await checksOut(page)
  await isTitled(page, 'Review and pay')
  await page.getByRole('checkbox', { name: /I agree/ }).check()
  await entersCard(page, 'good')
  await press(page, payButton)
  await isPaid(page)
  await sees(page, 'Instalment 1 of 4')
  await page.goto('/account/schedules')
  await page.getByRole('main').getByRole('link', { name: 'Course' }).click()
  await isTitled(page, 'Course')
  return { page, customerId }
}

const rowOf = (page: Page, position: number) =>
  page.getByRole('table', { name: 'Instalments' }).getByRole('row', { name: `Instalment ${position}` })

test('a course is bought in four payments, one is paid early and then all that is left', async () => {
  const { page } = await buysCourse('Ina Rate')
  await sees(page, /charged to Visa/)
  await isInOrder(page)
  await rowOf(page, 3).getByRole('button', { name: 'Pay' }).click()
  await page.waitForURL('**/checkout/*')
  await sees(page, 'Instalment 3 of 4')
  await press(page, /^Pay €29\.75/)
  await isPaid(page)

  await page.goto('/account/schedules')
  await sees(page, '2 of 4 instalments')
  await page.getByRole('main').getByRole('link', { name: 'Course' }).click()
  await press(page, 'Pay all that is left')
  await page.waitForURL('**/checkout/*')
  await press(page, /^Pay €59\.50/)
  await isPaid(page)
  await page.goto('/account/schedules?show=done')
  await sees(page, 'Paid in full')
  await isInOrder(page)
})

test('an invoice for all that is left can be thought better of, on a phone and without script', async () => {
  const { page } = await buysCourse('Otto Bedenkzeit', { screen: phone })
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`)
  const plain = await world.visit({ cookies, screen: phone, script: false })
  await plain.goto(page.url())
  await press(plain, /Pay all that is left/)
  await plain.waitForURL('**/checkout/*')
  const number = new URL(plain.url()).pathname.split('/').at(-1)
  await plain.goto(`/account/invoices/${number}`)
  await plain.getByText('Cancel this invoice').click()
  await sees(plain, 'Each gets an invoice again when it is due.')
  await press(plain, 'Cancel it')
  await sees(plain, `Invoice ${number} is cancelled.`)
  await plain.goto(page.url())
  expect(await plain.getByText(String(number)).count()).toBe(0)
})

test('a payment that is asked for alone cannot be cancelled by its customer', async () => {
  const { page } = await buysCourse('Petra Pflicht')
  await press(page, /^Pay €29\.75 now/)
  await page.waitForURL('**/checkout/*')
  await page.goto(page.url().replace('/checkout/', '/account/invoices/'))
  await isTitled(page, /^Invoice /)
  expect(await page.getByText('Cancel this invoice').count()).toBe(0)
})

test('staff see every payment, and waive the rest with a reason that the customer reads', async () => {
  const { page, customerId } = await buysCourse('Rolf Restlos')
  const staff = await world.visit({ cookies: world.stella.cookies })
  await staff.goto(`/admin/customers/${customerId}`)
  await staff.getByText('Every instalment').click()
  await isInOrder(staff)
  await press(staff, 'Waive the rest')
  const dialog = staff.getByRole('dialog')
  await sees(dialog, 'The 3 instalments that are open')
  await press(staff, 'Waive them')
  await sees(dialog, 'Please fill this in.')
  await dialog.getByLabel('Reason').fill('The course was cut short')
  await press(staff, 'Waive them')
  await sees(staff, 'The rest no longer has to be paid.')
  await page.reload()
  await sees(page, 'The course was cut short')
  await sees(page, 'Ended early')
  await isInOrder(page)
})
