import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { charges } from '../world/facts.ts'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import { answerTo, entersCard, isAboutToPay, isPaid, payButton, press } from './customer-steps.ts'

let world: BrowserWorld

beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

/** The words that stand beside a field and belong to it, as a screen reader knows. */
async function saysBeside(page: Page, label: string | RegExp, words: string): Promise<void> {
  const field = page.getByLabel(label)
  await page.locator('[aria-invalid]').first().waitFor()
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  const ids = (await field.getAttribute('aria-describedby'))?.split(' ') ?? []
  const said = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).textContent()))
  expect(said).toContain(words)
}

describe.each([
  ['with script', true],
  ['without script', false],
])('%s', (_how, script) => {
  test('registering with mistakes says so beside each field and loses nothing that was typed', async () => {
    const page = await world.visit({ script })
    await page.goto('/register')
    await page.getByLabel('Name', { exact: true }).fill('Ida Nyberg')
    await page.getByLabel('E-mail address').fill('ida at example')
    await page.getByLabel('Password').fill('short')
    await page.getByLabel('Country').selectOption('SE')
    const answer = await answerTo(page, () => press(page, 'Open the account'))
    expect(answer.status()).toBe(422)
    await saysBeside(page, 'E-mail address', 'This is not an e-mail address.')
    await saysBeside(page, 'Password', 'At least 10 characters, please.')
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ida Nyberg')
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('ida at example')
    expect(await page.getByLabel('Country').inputValue()).toBe('SE')
    expect(await page.content()).not.toContain('value="short"')
  })

  test('an address that is taken is said, and what was typed stays', async () => {
    const { email } = await world.customer('Tove Jansson')
    const page = await world.visit({ script })
    await page.goto('/register')
    await page.getByLabel('Name', { exact: true }).fill('Another Tove')
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password').fill('long enough for this')
    const answer = await answerTo(page, () => press(page, 'Open the account'))
    expect(answer.status()).toBe(422)
    await page.getByRole('alert').getByText('There is already an account').waitFor()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Another Tove')
  })

  test('a custom field that is left out is asked for beside it, and the choice made stays', async () => {
    const page = await world.visit({ script })
    await page.goto('/store/hosting')
    await page.getByRole('radio', { name: /Every year/ }).check()
    await page.getByLabel('Data centre').selectOption('Helsinki')
    const answer = await answerTo(page, () => press(page, 'Put into the cart'))
    expect(answer.status()).toBe(422)
    await saysBeside(page, 'Domain', 'Please fill this in.')
    expect(await page.getByLabel('Data centre').inputValue()).toBe('Helsinki')
    expect(await page.getByRole('radio', { name: /Every year/ }).isChecked()).toBe(true)
  })

  test('a mistyped card is said beside its field, charges nothing and is never sent back', async () => {
    const before = await charges(world.reader)
    const { cookies } = await world.customer('Tipp Fehler')
    const page = await world.visit({ cookies, script })
    await isAboutToPay(page)
    await entersCard(page, 'good')
    await page.getByLabel('Card number').fill('4242 4242 4242 4241')
    const answer = await answerTo(page, () => press(page, payButton))
    expect(answer.status()).toBe(422)
    await saysBeside(page, 'Card number', 'This is not the number of a card that we can take.')
    expect(await page.getByRole('checkbox', { name: /I agree/ }).isChecked()).toBe(true)
    expect(await page.content()).not.toContain('4242 4242 4242 4241')
    expect(await charges(world.reader)).toBe(before)
    await entersCard(page, 'good')
    await press(page, payButton)
    await isPaid(page)
  })
})
