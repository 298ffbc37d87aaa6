import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import { press, sees } from './customer-steps.ts'
import { signsIn } from './staff-steps.ts'

let world: BrowserWorld

beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

const note = 'Invoices cannot show these characters: ნ ი ო'

test('while a name is typed that invoices cannot show, a note says so below it, and goes with it', async () => {
  const page = await world.visit()
  await page.goto('/register')
  const name = page.getByLabel('Name', { exact: true })
  // A page hears what is typed only once its script has started.
  await expect
    .poll(
      async () => {
        await name.fill('')
        await name.pressSequentially('ნინო Nino')
        return page.getByText(note).isVisible()
      },
      { timeout: 20_000 },
    )
    .toBe(true)
  expect(await name.getAttribute('aria-invalid')).toBeNull()
  await name.fill('王芳 محمد Nino 😀')
  await page.getByText(note).waitFor({ state: 'hidden' })
  expect(await page.getByText('Invoices cannot show').count()).toBe(0)
})

test('without any script it is saved all the same, and said of what is stored: to the customer and to staff', async () => {
  const { cookies, customerId } = await world.customer('Nino Beridze')
  const page = await world.visit({ cookies, script: false })
  await page.goto('/account/profile')
  await page.getByLabel('Company').fill('ნინო Ltd')
  await press(page, 'Save')
  await sees(page, note)
  expect(await page.getByLabel('Company').inputValue()).toBe('ნინო Ltd')
  await world.leave()
  const staff = await world.visit({ script: false })
  await signsIn(staff, world.stella)
  await staff.goto(`/admin/customers/${customerId}/details`)
  await sees(staff, note)
})
