import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { type BrowserWorld, openBrowserWorld } from './browser-world.ts'
import { isTitled, press, sees } from './customer-steps.ts'
import { openInspection } from './looking-closely.ts'

let world: BrowserWorld
const { isInOrder } = openInspection()
beforeAll(async () => {
  world = await openBrowserWorld()
})
afterEach(() => world?.leave())
afterAll(() => world?.close())

test('what must belong to something else is not checked out alone, and the cart says what is missing', async () => {
  const { groupId, taxClassId } = world.shelves.poster
  await world.app.catalog.createPackage(world.stella.actor, {
    groupId,
    taxClassId,
    slug: 'backups',
    name: 'Backups',
    attach: 'must',
    options: [{ term: null, prices: [{ currency: 'EUR', priceMinor: '500' }] }],
  })
  const page = await world.visit()
  await page.goto('/store/backups')
  await press(page, 'Put into the cart')
  await sees(page, 'What is in your cart belongs to another product.')
  expect(await page.getByRole('link', { name: 'Check out' }).count()).toBe(0)
  const { cookies } = await world.customer('Pia Parent')
  const customer = await world.visit({ cookies })
  await customer.goto('/store/backups')
  await press(customer, 'Put into the cart')
  await isTitled(customer, 'Cart')
  await customer.goto('/checkout')
  await isTitled(customer, 'Cart')
  await sees(customer, 'belongs to another product, which you do not own yet.')
  await isInOrder(customer)
})

test('invoices in two currencies are paid one after the other, each from a button of its own', async () => {
  const vera = await world.customer('Vera Valuta')
  const euros = await ordersPoster(vera)
  const { groupId, taxClassId } = world.shelves.poster
  const map = await world.app.catalog.createPackage(world.stella.actor, {
    groupId,
    taxClassId,
    slug: 'map',
    name: 'Map',
    options: [{ term: null, prices: [{ currency: 'USD', priceMinor: '900' }] }],
  })
  // As an account is that was moved from elsewhere with what it owed.
  await sql`update customers set currency = 'USD' where id = ${vera.customerId}`.execute(world.reader)
  const dollars = await orders(vera, map)
  const page = await world.visit({ cookies: vera.cookies })
  await page.goto(`/checkout/together?invoice=${euros}&invoice=${dollars}`)
  await sees(page, 'Invoices in several currencies are paid one after the other.')
  await isInOrder(page)
  await page.getByRole('link', { name: `Pay invoice ${dollars}` }).click()
  await isTitled(page, `Pay invoice ${dollars}`)
})

type Customer = Awaited<ReturnType<BrowserWorld['customer']>>

const ordersPoster = (customer: Customer) => orders(customer, world.shelves.poster)

async function orders({ actor }: Customer, thing: BrowserWorld['shelves']['poster']): Promise<string> {
  const token = crypto.getRandomValues(Buffer.alloc(32)).toString('base64url')
  const optionId = present(thing.options[0], 'an option').id
  await world.app.carts.put(actor, { token, packageId: thing.id, optionId })
  const { quote } = present(await world.app.carts.page(actor, { token }), 'a cart')
  return (await world.app.carts.checkOut(actor, { token, quote: quote.digest, agreed: true })).number
}

async function opensProfile(customer: Customer): Promise<Page> {
  const page = await world.visit({ cookies: customer.cookies })
  await page.goto('/account/profile')
  return page
}

test('whoever changes the same detail second chooses between the two, and what they choose is saved', async () => {
  const zoe = await world.customer('Zoe Zweimal')
  const [first, second] = [await opensProfile(zoe), await opensProfile(zoe)]
  await first.getByLabel('Company').fill('Zoe & Sons')
  await press(first, 'Save')
  await sees(first, 'saved')
  await second.getByLabel('Company').fill('Zoe & Daughters')
  await press(second, 'Save')
  await sees(second, 'You changed this in another window meanwhile.')
  const choice = second.getByRole('group', { name: 'Company' })
  await sees(choice, 'Zoe & Sons')
  await sees(choice, 'What you entered')
  expect(await choice.getByRole('radio', { name: /Zoe & Daughters/ }).isChecked()).toBe(true)
  await isInOrder(second)
  await choice.getByRole('radio', { name: /Zoe & Sons/ }).check()
  await press(second, 'Save')
  await sees(second, 'saved')
  expect(await second.getByLabel('Company').inputValue()).toBe('Zoe & Sons')
})
