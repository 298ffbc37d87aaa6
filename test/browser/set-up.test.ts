import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createWebServer } from '../../src/http/web.ts'
import { createLog } from '../../src/platform/log.ts'
import { createRuntime, type Runtime } from '../../src/runtime.ts'
import { builtPages, close, listen } from '../http/web-world.ts'
import { cloneDatabase, type TestDatabase } from '../world/test-database.ts'
import { isTitled, press, sees } from './customer-steps.ts'
import { openInspection } from './looking-closely.ts'
import { openVisits } from './visits.ts'

let database: TestDatabase
let runtime: Runtime
let server: ReturnType<typeof createWebServer>
let visits: Awaited<ReturnType<typeof openVisits>>
const { isInOrder } = openInspection()

beforeAll(async () => {
  database = await cloneDatabase()
  runtime = await createRuntime({
    databaseUrl: database.url,
    poolSize: 6,
    shopUrl: 'http://shop.test',
    ownUrl: 'http://shop.test',
    smtpUrl: undefined,
    secret: 'a secret for tests that is long enough',
    log: createLog('error'),
  })
  server = createWebServer(runtime, { pages: await builtPages(), publicUrl: null, proxies: 1 })
  visits = await openVisits(await listen(server))
})
afterEach(() => visits?.leave())
afterAll(async () => {
  await visits.close()
  await close(server)
  await runtime.close()
  await database.drop()
})

test('a new shop is set up on one page, which says beside each field what is wrong and keeps the rest', async () => {
  const page = await visits.visit()
  await page.goto('/')
  await isTitled(page, 'Set up your shop')
  await isInOrder(page)
  await press(page, 'Open the shop')
  await sees(page, 'things need your attention.')
  await isInOrder(page)

  await page.getByLabel('Code from the log').fill('1234-1234-1234')
  await page.getByLabel('Name of the shop').fill('Seaside Books')
  await page.getByLabel('E-mail address of the shop').fill('hello@seaside.example')
  await page.getByLabel('Country').selectOption('IE')
  await page.getByLabel('Currency').selectOption('EUR')
  await page.getByLabel('Time zone').selectOption('Europe/Dublin')
  await page.getByLabel('Name', { exact: true }).fill('Orla Owner')
  await page.getByLabel('E-mail address', { exact: true }).fill('orla@seaside.example')
  await page.getByLabel('Password').fill('correct horse battery')
  await press(page, 'Open the shop')
  await page.locator('input[name=code][aria-invalid=true]').waitFor()
  expect(await page.getByLabel('Name of the shop').inputValue()).toBe('Seaside Books')
  expect(await page.getByLabel('Country').inputValue()).toBe('IE')

  await page.getByLabel('Code from the log').fill(runtime.app.shop.setUpCode)
  await page.getByLabel('Password').fill('correct horse battery')
  await press(page, 'Open the shop')
  await page.waitForURL('**/admin')
  await sees(page, 'Seaside Books is open.')
})

test('its dashboard leads the owner to the first order, without a line of code', {
  timeout: 120_000,
}, async () => {
  const page = await visits.visit()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill('orla@seaside.example')
  await page.getByLabel('Password').fill('correct horse battery')
  await press(page, 'Sign in')
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await page.goto('/admin')
  await sees(page, 'To your first order')
  await isInOrder(page)

  await page.getByRole('link', { name: 'Say who sells' }).click()
  await page.getByLabel('Legal name').fill('Seaside Books Ltd')
  await page.getByLabel(/^Address/).fill('1 Pier Road\nGalway')
  await press(page, 'Save')
  await sees(page, 'The settings were saved.')

  await page.goto('/admin')
  await page.getByRole('link', { name: 'Say how it is taxed' }).click()
  await page.getByLabel('Name', { exact: true }).first().fill('Standard')
  const rate = page.getByRole('group', { name: 'Rate 1' })
  await rate.getByLabel('Country').selectOption('IE')
  await rate.getByLabel('Name').fill('VAT')
  await rate.getByLabel('Percent').fill('23')
  await press(page, 'Make the tax class')
  await sees(page, 'The tax class Standard was made.')

  await page.goto('/admin')
  await page.getByRole('link', { name: 'Make the first package' }).click()
  await sees(page, 'First of all: a group')
  await page.getByRole('link', { name: 'New group' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Reading')
  await press(page, 'Make the group')
  await sees(page, 'The group Reading was made.')

  await page.goto('/admin/packages/new')
  await page.getByLabel('Name', { exact: true }).fill('Book of the month')
  await page.getByRole('group', { name: 'Way to buy it 1' }).getByLabel('Price in EUR').fill('12.50')
  await page.getByRole('button', { name: 'Add another' }).first().click()
  const yearly = page.getByRole('group', { name: 'Way to buy it 2' })
  await yearly.getByLabel('Unit').first().selectOption('year')
  await yearly.getByLabel('Price in EUR').fill('125')
  await press(page, 'Make the package')
  await sees(page, 'The package Book of the month was made.')
  await isInOrder(page)

  const visitor = await visits.visit()
  await visitor.goto('/store')
  await visitor.getByRole('link', { name: 'Book of the month' }).first().click()
  await sees(visitor, '€125.00')
  await isTitled(visitor, 'Book of the month')
})
