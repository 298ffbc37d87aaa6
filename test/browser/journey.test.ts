import type { Page } from 'playwright-core'
import type { Email } from 'postal-mime'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { charges } from '../world/facts.ts'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import {
  checksOut,
  choosesHosting,
  entersCard,
  isPaid,
  isTitled,
  press,
  registers,
  sees,
} from './customer-steps.ts'
import { findsByKeyboard, signsIn } from './staff-steps.ts'
import { desktop, phone } from './visits.ts'

let world: BrowserWorld

beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

describe.each([
  { on: 'a desktop', screen: desktop, name: 'Ida Nyberg', email: 'ida@example.com' },
  { on: 'a phone', screen: phone, name: 'Omar Haddad', email: 'omar@example.com' },
])('on $on', ({ screen, name, email }) => {
  let number = ''

  test('a visitor chooses, registers, reviews, pays, and owns it', async () => {
    const before = await charges(world.reader)
    const page = await world.visit({ screen })
    await page.goto('/')
    await page.getByRole('link', { name: 'Web hosting' }).click()
    await isTitled(page, 'Web hosting')
    await choosesHosting(page, 'nyberg.example')
    await reviewsCart(page)
    await checksOut(page)
    await registers(page, { name, email })
    await reviewsAndPays(page, name)
    await isTitled(page, 'This is yours now')
    number = await isPaid(page)
    expect(await charges(world.reader)).toBe(before + 1)
    await looksAround(page, number)
  })

  test('the invoice arrives by email, with its PDF', async () => {
    const sent = await mailed(world, email, `Invoice ${number} is paid`)
    const [pdf] = sent.attachments
    expect(pdf).toMatchObject({ mimeType: 'application/pdf' })
    expect(Buffer.from(pdf?.content as ArrayBuffer).toString('latin1')).toMatch(/^%PDF-/)
    expect(sent.html).toContain(`${world.url}/account/invoices/${number}`)
  })

  test('staff find the customer by a part of the name, and read all that happened', async () => {
    const page = await world.visit({ screen })
    await signsIn(page, world.stella)
    await findsByKeyboard(page, name.slice(0, 5).toLowerCase(), name)
    await page.getByRole('link', { name: 'Whole history' }).click()
    await isTitled(page, 'History')
    for (const story of await page.getByText(/^\d+ events$/).all()) await story.click()
    for (const sentence of stepsOf({ name, email, number })) await sees(page, sentence)
  })
})

async function reviewsCart(page: Page): Promise<void> {
  await sees(page, 'Domain: nyberg.example')
  await sees(page, 'Data centre: Helsinki')
  await sees(page, '€119.00')
  await sees(page, /€119\.00 on .+ for Web hosting, then every year\./)
}

/** What is charged now and what later stands beside the button that agrees to it. */
async function reviewsAndPays(page: Page, name: string): Promise<void> {
  await isTitled(page, 'Review and pay')
  await sees(page, name)
  await sees(page, /€119\.00 on .+ for Web hosting, then every year\./)
  await page.getByRole('checkbox', { name: /I agree/ }).check()
  await entersCard(page, 'good')
  await press(page, 'Order and pay €119.00')
}

/** The client area lists the purchase and the invoice, and both open. */
async function looksAround(page: Page, number: string): Promise<void> {
  await page.goto('/account/purchases')
  await sees(page, 'Active')
  await page.getByRole('main').getByRole('link', { name: 'Web hosting' }).click()
  await isTitled(page, 'Web hosting')
  await sees(page, 'nyberg.example')
  await page.goto('/account/invoices')
  await page.getByRole('link', { name: /^Paid/ }).click()
  await page.getByRole('row').filter({ hasText: number }).getByRole('link', { name: 'Web hosting' }).click()
  expect(await isPaid(page)).toBe(number)
  const pdf = await page.request.get(`/account/invoices/${number}/pdf`)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
}

function stepsOf({ name, email, number }: { name: string; email: string; number: string }): string[] {
  const invoice = `Invoice ${number} over €119.00 for Web hosting`
  return [
    `was opened for ${name} (${email}).`,
    'Visa •••• 4242 was entered as a payment method.',
    `${invoice} was made at checkout.`,
    `A payment of €119.00 for invoice ${number} was started with Visa •••• 4242.`,
    `€119.00 for invoice ${number} was paid with Visa •••• 4242.`,
    `${invoice} was paid.`,
    'Web hosting was bought. It runs until ',
    `The email “Invoice ${number} is paid” was sent to ${email}.`,
  ]
}

async function mailed({ mailbox }: BrowserWorld, to: string, subject: string): Promise<Email> {
  const find = () =>
    mailbox.messages.find(
      (email) => email.subject === subject && email.to?.some(({ address }) => address === to),
    )
  await expect.poll(find, { timeout: 60_000, message: `${subject} arrives` }).toBeDefined()
  return find() as Email
}
