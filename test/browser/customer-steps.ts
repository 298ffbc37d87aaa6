import type { Locator, Page, Response } from 'playwright-core'
import { expect } from 'vitest'
import { password } from './browser-world.ts'

export const cards = {
  good: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  challenge: '4000 0025 0000 3155',
  reviewed: '4000 0000 0000 9235',
  timesOut: '4000 0000 0000 0119',
} as const
export type Card = keyof typeof cards

/** Waits until these words can be seen; when they never are, says what is there instead. */
export async function sees(place: Page | Locator, words: string | RegExp): Promise<void> {
  try {
    await place.getByText(words).filter({ visible: true }).first().waitFor()
  } catch {
    const [shown] = await ('goto' in place ? place.locator('body') : place).allInnerTexts()
    throw new Error(`Nobody can see ${words}. What can be seen:\n${shown}`)
  }
}

export async function isTitled(page: Page, title: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

export async function press(page: Page, button: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: button }).click()
}

/** What the server answers to the form that `act` sends. */
export async function answerTo(page: Page, act: () => Promise<unknown>): Promise<Response> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    act(),
  ])
  return answer
}

/** Chooses the yearly plan, tells what it asks for, and puts it into the cart. */
export async function choosesHosting(page: Page, domain: string): Promise<void> {
  await page.goto('/store/hosting')
  await isTitled(page, 'Web hosting')
  await page.getByRole('radio', { name: /Every year/ }).check()
  await page.getByLabel('Domain').fill(domain)
  await page.getByLabel('Data centre').selectOption('Helsinki')
  await press(page, 'Put into the cart')
  await isTitled(page, 'Cart')
}

/** Puts a thing into the cart that asks for nothing. */
export async function chooses(page: Page, slug: 'poster' | 'sample'): Promise<void> {
  await page.goto(`/store/${slug}`)
  await press(page, 'Put into the cart')
  await isTitled(page, 'Cart')
}

export async function checksOut(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Check out' }).click()
}

export async function registers(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
  await isTitled(page, 'Open an account')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByLabel('Country').selectOption('FR')
  await press(page, 'Open the account')
}

/** Brings somebody who is signed in to the point where only the button is left to press. */
export async function isAboutToPay(page: Page, slug: 'poster' | 'sample' = 'poster'): Promise<void> {
  await chooses(page, slug)
  await checksOut(page)
  await isTitled(page, 'Review and pay')
  await page.getByRole('checkbox', { name: /I agree/ }).check()
}

export async function entersCard(page: Page, card: Card): Promise<void> {
  await page.getByLabel('Card number').fill(cards[card])
  await page.getByLabel('Expiry date').fill('12 / 40')
  await page.getByLabel('Security code').fill('123')
}

export const payButton = /^(Order and pay|Pay) /

/** Puts something into the cart, goes to its payment, and pays with this card. */
export async function pays(page: Page, card: Card): Promise<void> {
  await isAboutToPay(page)
  await entersCard(page, card)
  await press(page, payButton)
}

/** The number of the invoice that the page is about. */
export function invoiceNumber(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Waits for the paid invoice, where every good payment ends, and answers with its number. */
export async function isPaid(page: Page): Promise<string> {
  // Asked again and again, since a second press of a button without script breaks off the way that the first one took.
  await expect
    .poll(() => new URL(page.url()).pathname, { timeout: 60_000 })
    .toMatch(/^\/account\/invoices\/./)
  if (new URL(page.url()).pathname.endsWith('/done')) {
    await isTitled(page, /^(This is yours now|Thank you, it is paid)$/)
    await page
      .getByRole('main')
      .getByRole('link', { name: /^Invoice / })
      .click()
  }
  await isTitled(page, /^Invoice /)
  await page
    .locator('.badge-state', { hasText: /^Paid$/ })
    .first()
    .waitFor()
  return invoiceNumber(page)
}
