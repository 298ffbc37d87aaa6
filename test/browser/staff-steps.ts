import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { password } from './browser-world.ts'
import { isTitled, press } from './customer-steps.ts'

export async function signsIn(page: Page, { email }: { email: string }): Promise<void> {
  await page.goto('/sign-in?next=/admin')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await press(page, 'Sign in')
  await isTitled(page, 'Dashboard')
}

const commandBox = (page: Page) => page.getByRole('combobox', { name: 'Find customers, invoices, payments' })

/** Presses keys until they lead into the command box: a page hears them only once its script has started. */
export async function opensCommandBox(page: Page, keys: '/' | 'Control+k' = '/'): Promise<void> {
  const isInside = () => commandBox(page).evaluate((field) => field === document.activeElement)
  await expect
    .poll(
      async () => {
        if (!(await isInside())) await page.keyboard.press(keys)
        return isInside()
      },
      { timeout: 60_000 },
    )
    .toBe(true)
}

/** Types a part of a name, waits for the one that is meant, and opens it without touching the mouse. */
export async function findsByKeyboard(page: Page, part: string, name: string): Promise<void> {
  await opensCommandBox(page)
  await page.keyboard.type(part)
  await page.getByRole('option', { name, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await isTitled(page, name)
}

/** Decides about the payment of an invoice that waits for a person. */
export async function decides(page: Page, invoice: string, verdict: 'Approve' | 'It arrived' | 'Refuse') {
  await page.goto('/admin/payments')
  const row = page.getByRole('table', { name: 'To review' }).getByRole('row').filter({ hasText: invoice })
  await row.getByRole('button', { name: verdict }).click()
  const dialog = page.getByRole('dialog')
  if (verdict === 'Refuse') await dialog.getByLabel('Reason').fill('The address looks odd')
  await dialog.getByRole('button', { name: verdict }).click()
  await page.getByText(/The payment is (approved|refused)/).waitFor()
}
