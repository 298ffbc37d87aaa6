import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { charges } from '../world/facts.ts'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import {
  type Card,
  entersCard,
  invoiceNumber,
  isAboutToPay,
  isPaid,
  isTitled,
  payButton,
  press,
  sees,
} from './customer-steps.ts'
import { decides } from './staff-steps.ts'

let world: BrowserWorld

beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

/** A customer of their own, who has ordered the poster and pressed the button with this card. */
async function choosesToPayWith(card: Card): Promise<Page> {
  const { cookies } = await world.customer('Rosa Blume')
  const page = await world.visit({ cookies })
  await isAboutToPay(page)
  await entersCard(page, card)
  await press(page, payButton)
  return page
}

const staffPage = () => world.visit({ cookies: world.stella.cookies })

async function ownsPoster(page: Page): Promise<void> {
  await page.goto('/account/purchases')
  await page.getByRole('main').getByRole('link', { name: 'Poster' }).waitFor()
}

async function ownsNothing(page: Page): Promise<void> {
  await page.goto('/account/purchases')
  await sees(page, 'You have not bought anything yet')
}

test('a declined card charges nothing, says why, and another card pays', async () => {
  const before = await charges(world.reader)
  const page = await choosesToPayWith('declined')
  await page.waitForURL('**/checkout/*')
  await sees(page, 'The payment with Visa •••• 0002 did not go through')
  await sees(page, 'Nothing was charged.')
  expect(await charges(world.reader)).toBe(before)
  const order = page.getByRole('region', { name: 'Your order' })
  await sees(order, 'Poster')
  await sees(order, 'To pay now')
  expect(await order.getByRole('presentation').count()).toBe(1)
  await entersCard(page, 'good')
  await press(page, payButton)
  await isPaid(page)
  expect(await charges(world.reader)).toBe(before + 1)
  await ownsPoster(page)
})

test('a challenge leaves to the provider, and approved there it is paid', async () => {
  const page = await choosesToPayWith('challenge')
  await page.waitForURL('**/sandbox/challenge/*')
  await sees(page, '€23.80')
  await press(page, 'Approve')
  await isPaid(page)
  await ownsPoster(page)
})

test('a challenge that is declined leads back to where it can be paid another way', async () => {
  const page = await choosesToPayWith('challenge')
  await page.waitForURL('**/sandbox/challenge/*')
  await press(page, 'Decline')
  await page.waitForURL('**/checkout/*')
  await sees(page, 'The confirmation at your bank failed.')
  await entersCard(page, 'good')
  await press(page, payButton)
  await isPaid(page)
})

test('who closes the window after approving a challenge is paid by the webhook', async () => {
  const page = await choosesToPayWith('challenge')
  await page.waitForURL('**/sandbox/challenge/*')
  const phone = await page.context().newPage()
  await page.route('**/account/payments/*/return', (route) => route.abort())
  await page.getByRole('button', { name: 'Approve' }).click({ noWaitAfter: true })
  await expect
    .poll(
      async () => {
        await phone.goto('/account/purchases')
        return phone.getByRole('main').getByRole('link', { name: 'Poster' }).count()
      },
      { timeout: 60_000, interval: 250 },
    )
    .toBe(1)
})

test('a payment in review delivers nothing until staff approve it', async () => {
  const page = await choosesToPayWith('reviewed')
  await sees(page, 'Your payment is being checked')
  const number = invoiceNumber(page)
  expect(await page.getByRole('button', { name: payButton }).count()).toBe(0)
  await ownsNothing(page)
  await decides(await staffPage(), number, 'Approve')
  await ownsPoster(page)
})

test('a payment in review that staff refuse can be paid with another card', async () => {
  const page = await choosesToPayWith('reviewed')
  await sees(page, 'Your payment is being checked')
  await decides(await staffPage(), invoiceNumber(page), 'Refuse')
  await page.reload()
  await sees(page, 'The payment with Visa •••• 9235 did not go through')
  await entersCard(page, 'good')
  await press(page, payButton)
  await isPaid(page)
})

test('a bank transfer shows where to send the money, and is paid once staff have it', async () => {
  const { cookies } = await world.customer('Rosa Blume')
  const page = await world.visit({ cookies })
  await isAboutToPay(page)
  await page.getByRole('radio', { name: /Bank transfer/ }).check()
  await press(page, payButton)
  await sees(page, 'Pay by bank transfer')
  await sees(page, 'IBAN DE02 1203 0000 0000 2020 51')
  const number = invoiceNumber(page)
  await sees(page.getByRole('main'), number)
  await ownsNothing(page)
  await decides(await staffPage(), number, 'It arrived')
  await ownsPoster(page)
  await page.goto(`/checkout/${number}`)
  expect(await isPaid(page)).toBe(number)
})

test('a total of zero asks for no payment', async () => {
  const before = await charges(world.reader)
  const { cookies } = await world.customer('Rosa Blume')
  const page = await world.visit({ cookies })
  await isAboutToPay(page, 'sample')
  await sees(page, 'Nothing to pay')
  expect(await page.getByLabel('Card number').count()).toBe(0)
  await press(page, 'Order now')
  await isPaid(page)
  expect(await charges(world.reader)).toBe(before)
  await page.goto('/account/purchases')
  await sees(page, 'Free sample')
})

test('another customer’s invoice is not there', async () => {
  const page = await choosesToPayWith('good')
  const number = await isPaid(page)
  const { cookies } = await world.customer('Nosy Neighbour')
  const stranger = await world.visit({ cookies })
  for (const address of [`/account/invoices/${number}`, `/checkout/${number}`, '/account/invoices/4711']) {
    const answer = await stranger.goto(address)
    expect(answer?.status(), address).toBe(404)
    await isTitled(stranger, /.+/)
  }
  expect((await stranger.request.get(`/account/invoices/${number}/pdf`)).status()).toBe(404)
})
