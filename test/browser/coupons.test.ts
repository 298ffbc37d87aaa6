import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import {
  chooses,
  entersCard,
  isAboutToPay,
  isPaid,
  isTitled,
  payButton,
  press,
  sees,
} from './customer-steps.ts'
import { phone } from './visits.ts'

let world: BrowserWorld

beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

const summary = 'Order summary'

test('staff make a coupon, a customer pays less with it, and staff end it', async () => {
  const staff = await world.visit({ cookies: world.stella.cookies })
  await staff.goto('/admin/coupons')
  await staff.getByRole('main').getByRole('link', { name: 'New coupon' }).first().click()
  await isTitled(staff, 'New coupon')
  await staff.getByLabel('Code').fill('spring-26')
  await staff.getByLabel('Percent').fill('12.5')
  await staff.getByLabel('Uses of each customer').fill('1')
  await press(staff, 'Make the coupon')
  await sees(staff, 'The coupon SPRING-26 was made.')

  const { cookies } = await world.customer('Karla Kupon')
  const page = await world.visit({ cookies, screen: phone })
  await chooses(page, 'poster')
  const box = page.getByRole('region', { name: summary })
  await box.getByLabel('Coupon code').fill('Spring-26')
  await press(page, 'Apply')
  await sees(box, /SPRING-26 takes .* off\./)
  await page.goto('/cart')
  await isAboutToPay(page)
  await sees(page, 'Coupon SPRING-26')
  await entersCard(page, 'good')
  await press(page, payButton)
  const number = await isPaid(page)
  await sees(page, /Coupon SPRING-26: −/)

  await staff.goto(`/admin/invoices/${number}`)
  await staff.getByText('How this amount is calculated').first().click()
  await sees(staff, /The coupon SPRING-26 took off/)
  await staff.goto('/admin/coupons')
  await staff
    .getByRole('row', { name: /SPRING-26/ })
    .getByLabel('SPRING-26: what can be done')
    .click()
  await staff.getByRole('button', { name: 'End…' }).click()
  await staff.getByRole('dialog').getByRole('button', { name: 'End it' }).click()
  await sees(staff, 'The coupon was ended.')
  await sees(staff.getByRole('row', { name: /SPRING-26/ }), 'Expired')
})

test.each([
  ['with script', true],
  ['without script', false],
])('a code that does not count is refused in place, and what was typed is kept, %s', async (_how, script) => {
  const { cookies } = await world.customer('Paul Probiert')
  const page = await world.visit({ cookies, script })
  await chooses(page, 'poster')
  await page.getByLabel('Coupon code').fill('no-such-code')
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    press(page, 'Apply'),
  ])
  expect(answer.status()).toBe(422)
  await sees(page, 'There is no code NO-SUCH-CODE.')
  expect(await page.getByLabel('Coupon code').inputValue()).toBe('no-such-code')
})

test('after a refused code the cart can still be changed, and the item taken out', async () => {
  const { cookies } = await world.customer('Uwe Umentschieden')
  const page = await world.visit({ cookies, script: false })
  await chooses(page, 'poster')
  await page.getByLabel('Coupon code').fill('no-such-code')
  await press(page, 'Apply')
  await page.getByLabel('Quantity of Poster').fill('2')
  await press(page, 'Update')
  expect(await page.getByLabel('Quantity of Poster').inputValue()).toBe('2')
  await page.getByLabel('Coupon code').fill('no-such-code')
  await press(page, 'Apply')
  await press(page, 'Remove')
  await sees(page, 'Your cart is empty')
})

test('a coupon that stopped to count says so at the checkout, and can be taken out there', async () => {
  const couponId = await world.app.catalog.createCoupon(world.stella.actor, {
    code: 'SOON',
    percentPpm: '100000',
  })
  const { cookies } = await world.customer('Sina Spaet')
  const page = await world.visit({ cookies })
  await chooses(page, 'poster')
  await page.getByLabel('Coupon code').fill('soon')
  await press(page, 'Apply')
  await sees(page, /SOON takes/)
  await world.app.catalog.endCoupon(world.stella.actor, { couponId })
  await page.goto('/checkout')
  await sees(page, 'The code SOON has expired.')
  await press(page, 'Remove coupon')
  await page.getByText('The code SOON has expired.').waitFor({ state: 'detached' })
  await isTitled(page, 'Review and pay')
})

test('a coupon is taken out of the cart again', async () => {
  const code = 'OUT'
  await world.app.catalog.createCoupon(world.stella.actor, { code, percentPpm: '100000' })
  const { cookies } = await world.customer('Rita Retour')
  const page = await world.visit({ cookies })
  await chooses(page, 'poster')
  await page.getByLabel('Coupon code').fill('out')
  await press(page, 'Apply')
  await press(page, 'Remove coupon')
  await page.getByLabel('Coupon code').waitFor()
})

test('a coupon without what it takes is sent back with words beside its fields', async () => {
  const page = await world.visit({ cookies: world.stella.cookies })
  await page.goto('/admin/coupons/new')
  await page.getByLabel('Code').fill('!')
  await page.getByLabel('Smallest order in EUR').fill('lots')
  await press(page, 'Make the coupon')
  await sees(page, 'Enter an amount, for example 12.50.')
  expect(await page.getByLabel('Smallest order in EUR').inputValue()).toBe('lots')
  await page.getByLabel('Smallest order in EUR').fill('')
  await press(page, 'Make the coupon')
  await sees(page, 'A code has 3 to 40 letters')
  await sees(page, 'Either a percentage or an amount')
})
