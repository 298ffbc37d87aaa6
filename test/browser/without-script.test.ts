import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { charges } from '../world/facts.ts'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import {
  checksOut,
  chooses,
  choosesHosting,
  entersCard,
  invoiceNumber,
  isPaid,
  isTitled,
  payButton,
  press,
  registers,
  sees,
} from './customer-steps.ts'
import { signsIn } from './staff-steps.ts'

let world: BrowserWorld

beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

test('without any script a visitor buys, pays and finds it in the client area', async () => {
  const before = await charges(world.reader)
  const page = await world.visit({ script: false })
  await page.goto('/')
  await page.getByRole('link', { name: 'Web hosting' }).click()
  await choosesHosting(page, 'plain.example')
  await checksOut(page)
  await registers(page, { name: 'Nora Plain', email: 'nora@example.com' })
  await isTitled(page, 'Review and pay')
  await page.getByRole('checkbox', { name: /I agree/ }).check()
  await entersCard(page, 'good')
  await press(page, payButton)
  await isPaid(page)
  expect(await charges(world.reader)).toBe(before + 1)
  await page.getByRole('link', { name: 'Purchases' }).first().click()
  await page.getByRole('main').getByRole('link', { name: 'Web hosting' }).click()
  await sees(page, 'plain.example')
})

test('without any script a challenge is answered, and a transfer is confirmed by staff', async () => {
  const { cookies } = await world.customer('Otto Papier')
  const page = await world.visit({ cookies, script: false })
  await chooses(page, 'poster')
  await checksOut(page)
  await page.getByRole('checkbox', { name: /I agree/ }).check()
  await entersCard(page, 'challenge')
  await press(page, payButton)
  await press(page, 'Decline')
  await sees(page, 'The confirmation at your bank failed.')
  await page.getByRole('radio', { name: /Bank transfer/ }).check()
  await press(page, payButton)
  await sees(page, 'Pay by bank transfer')
  const number = invoiceNumber(page)

  const staff = await world.visit({ script: false })
  await signsIn(staff, world.stella)
  await staff.goto('/admin/payments')
  const row = staff.getByRole('table', { name: 'To review' }).getByRole('row').filter({ hasText: number })
  await row.getByRole('link', { name: 'It arrived' }).click()
  await row.getByRole('button', { name: 'It arrived' }).click()
  await sees(staff, 'The payment is approved.')

  await page.goto(`/checkout/${number}`)
  expect(await isPaid(page)).toBe(number)
})

test('without any script a payment that the provider has not answered is shown as paid when it has', async () => {
  const before = await charges(world.reader)
  const { cookies } = await world.customer('Wanda Warten')
  const page = await world.visit({ cookies, script: false })
  await chooses(page, 'poster')
  await checksOut(page)
  await page.getByRole('checkbox', { name: /I agree/ }).check()
  await entersCard(page, 'timesOut')
  await press(page, payButton)
  await page.waitForURL('**/checkout/*')
  await isPaid(page)
  expect(await charges(world.reader)).toBe(before + 1)
})

test('without any script staff search from the command box’s form', async () => {
  await world.customer('Greta Formular')
  const page = await world.visit({ script: false })
  await signsIn(page, world.stella)
  await page.getByRole('combobox').fill('greta')
  await page.getByRole('combobox').press('Enter')
  await page.getByRole('main').getByRole('link', { name: 'Greta Formular' }).click()
  await isTitled(page, 'Greta Formular')
})

test('without any script staff accept a payment in review on the customer’s page and give a part of it back', async () => {
  const { cookies } = await world.customer('Hedi Faltig')
  const page = await world.visit({ cookies, script: false })
  await chooses(page, 'poster')
  await checksOut(page)
  await page.getByRole('checkbox', { name: /I agree/ }).check()
  await entersCard(page, 'reviewed')
  await press(page, payButton)
  await sees(page, 'Your payment is being checked')

  const staff = await world.visit({ script: false })
  await signsIn(staff, world.stella)
  await staff.getByRole('combobox').fill('hedi')
  await staff.getByRole('combobox').press('Enter')
  await staff
    .getByRole('main')
    .getByRole('link', { name: /^Hedi Faltig/ })
    .click()
  const payment = staff.getByRole('table', { name: 'Payments' }).getByRole('row').nth(1)
  await payment.getByRole('link', { name: 'Approve' }).click()
  await payment.getByRole('button', { name: 'Approve' }).click()
  await sees(staff, 'The payment is approved.')

  await payment.getByRole('link', { name: 'Refund' }).click()
  await payment.getByLabel(/Amount/).fill('a lot')
  await payment.getByLabel('Reason').fill('One was torn')
  await payment.getByRole('button', { name: 'Refund' }).click()
  await payment.getByText('Enter an amount, for example 12.50.').waitFor()
  expect(await payment.getByLabel('Reason').inputValue()).toBe('One was torn')
  await payment.getByLabel(/Amount/).fill('1')
  await payment.getByRole('button', { name: 'Refund' }).dblclick()
  // The second press breaks off the way that the first one took, and may be answered before its outcome is known.
  await sees(staff, /The money is on its way back|The refund is sent/)
  const refunded = async () => {
    await staff.goto(staff.url())
    return staff.getByText(/partly refunded/i).count()
  }
  await expect.poll(refunded, { timeout: 60_000, interval: 500 }).toBeGreaterThan(0)
})
