import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import { entersCard, isAboutToPay, isPaid, isTitled, payButton, press, sees } from './customer-steps.ts'
import { findsByKeyboard, opensCommandBox } from './staff-steps.ts'

let world: BrowserWorld

beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

/** Somebody who has paid for a poster: the number of its invoice. */
async function buysPoster(name: string): Promise<string> {
  const { cookies } = await world.customer(name)
  const page = await world.visit({ cookies })
  await isAboutToPay(page)
  await entersCard(page, 'good')
  await press(page, payButton)
  return isPaid(page)
}

const staffPage = () => world.visit({ cookies: world.stella.cookies })
const focused = (page: Awaited<ReturnType<typeof staffPage>>) =>
  page.evaluate(() => document.activeElement?.textContent ?? '')

test('after a hit was chosen the keys are meant for the page', async () => {
  await world.customer('Wanda Wiesel')
  await world.customer('Xaver Xylander')
  const page = await staffPage()
  await page.goto('/admin')
  await findsByKeyboard(page, 'wanda', 'Wanda Wiesel')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  // The key leads into the box anew instead of being typed into it.
  await page.keyboard.press('/')
  await page.keyboard.type('xaver')
  await page.getByRole('option', { name: 'Xaver Xylander', selected: true }).waitFor()
})

test('an act is asked for by its word, and asked on the page that it is about', async () => {
  const number = await buysPoster('Yara Yilmaz')
  const page = await staffPage()
  await page.goto('/admin')
  await opensCommandBox(page)
  await page.keyboard.type(`refund ${number}`)
  await page.getByRole('option', { name: `Refund ${number}, Yara Yilmaz…`, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await isTitled(page, `Invoice ${number}`)
  await page.getByRole('dialog', { name: 'Refund this payment?' }).waitFor()
})

test('a page is found by its name', async () => {
  const page = await staffPage()
  await page.goto('/admin')
  await opensCommandBox(page)
  await page.keyboard.type('coup')
  await page.getByRole('option', { name: 'Coupons', selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await isTitled(page, 'Coupons')
})

test('lists are gone through by j and k, opened by Enter, and ? lists the keys', async () => {
  await world.customer('Zoe Zander')
  await world.customer('Zora Zobel')
  const page = await staffPage()
  await page.goto('/admin/customers')
  await expect
    .poll(async () => {
      await page.keyboard.press('j')
      return focused(page)
    })
    .toBe('Zoe Zander')
  await page.keyboard.press('k')
  expect(await focused(page)).toBe('Zora Zobel')
  await page.keyboard.press('Enter')
  await isTitled(page, 'Zora Zobel')
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await keys.waitFor()
  await sees(page, 'Next row')
  await page.keyboard.press('Escape')
  await keys.waitFor({ state: 'hidden' })
})

test('rows are chosen by x, and what is chosen is sent again at once', async () => {
  const [first, second] = [await buysPoster('Paul Pfau'), await buysPoster('Petra Puma')]
  const page = await staffPage()
  await page.goto('/admin/invoices')
  await expect
    .poll(async () => {
      await page.keyboard.press('j')
      return focused(page)
    })
    .toBe(second)
  await page.keyboard.press('x')
  await sees(page, '1 chosen')
  await page.keyboard.press('x')
  await page.getByText('1 chosen').waitFor({ state: 'hidden' })
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  expect(await focused(page)).toBe(first)
  await page.keyboard.press('x')
  await sees(page, '2 chosen')
  await page.getByRole('button', { name: 'Send again…' }).last().click()
  const dialog = page.getByRole('dialog', { name: 'Send 2 invoices again?' })
  await dialog.getByRole('button', { name: 'Send it' }).click()
  await sees(page, '2 sent again')
  await expect.poll(() => focused(page)).toBe('2 sent again')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('2 chosen').waitFor({ state: 'hidden' })
})

test('money that came by itself is written down where the invoice stands in a list', async () => {
  const orders = await world.customer('Rita Reh')
  const customer = await world.visit({ cookies: orders.cookies })
  await isAboutToPay(customer)
  await entersCard(customer, 'declined')
  await press(customer, payButton)
  await customer.waitForURL('**/checkout/INV-**')
  const page = await staffPage()
  await page.goto('/admin/invoices?view=pending')
  const number = await page
    .getByRole('row', { name: /Rita Reh/ })
    .getByRole('link')
    .first()
    .textContent()
  await page.getByLabel(`${number}: what can be done`).click()
  await page.getByRole('button', { name: 'Record payment…' }).click()
  const dialog = page.getByRole('dialog', { name: `Record a payment of ${number}?` })
  await dialog.getByLabel('Amount in EUR').fill('1,000.00')
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await sees(dialog, 'This is more than is open.')
  await dialog.getByLabel('Amount in EUR').fill('1.00')
  await dialog.getByLabel('How it came').selectOption('Cash')
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await sees(page, 'The payment is recorded.')
  await sees(page.getByRole('row', { name: /Rita Reh/ }), 'Partly paid')
})

test('the menu of a row names what it is about, asks, and ends it', async () => {
  await buysPoster('Quirin Quast')
  const page = await staffPage()
  await page.goto('/admin')
  await findsByKeyboard(page, 'quirin', 'Quirin Quast')
  await page.getByLabel('Poster: what can be done').click()
  await page.getByRole('button', { name: 'End…' }).click()
  const dialog = page.getByRole('dialog', { name: 'End Poster now?' })
  await dialog.getByLabel('Reason').fill('Was torn')
  await dialog.getByRole('button', { name: 'End it now' }).click()
  await sees(page, 'The purchase is cancelled.')
})
