import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Page } from 'playwright-core'
import { demoCustomers, demoPassword, demoStaff } from '../src/demo/people.ts'
import { buildPages } from './build-pages.ts'
import { openBrowser } from './open-browser.ts'

const root = join(import.meta.dirname, '..')
const images = join(root, 'docs/images')

type Login = { readonly email: string }
type Shot = {
  readonly name: string
  readonly as: Login | null
  /** Leads to what is shown. */
  readonly to: (page: Page) => Promise<unknown>
  readonly height: number
  readonly onPhone?: true
  readonly inDark?: true
}

const visitor = null
const customer = demoCustomers.anna
const [owner] = demoStaff

const shots: readonly Shot[] = [
  { name: 'store', as: visitor, to: at('/store'), height: 900 },
  { name: 'checkout', as: customer, to: checkout, height: 1090 },
  { name: 'account', as: customer, to: at('/account'), height: 860 },
  { name: 'account-phone', as: customer, to: at('/account'), height: 844, onPhone: true, inDark: true },
  { name: 'invoice', as: customer, to: invoice, height: 860 },
  { name: 'admin', as: owner, to: at('/admin'), height: 900 },
  { name: 'customer', as: owner, to: customerPage, height: 1000 },
  { name: 'customer-dark', as: owner, to: customerPage, height: 1000, inDark: true },
]

function at(path: string) {
  return (page: Page) => page.goto(path)
}

async function checkout(page: Page): Promise<void> {
  await page.goto('/store/northlight-club')
  await page.getByLabel('Name on the badge').fill('Anna')
  await page.getByRole('button', { name: 'Put into the cart' }).click()
  await page.getByRole('link', { name: 'Check out' }).click()
  await page.getByRole('heading', { level: 1, name: 'Review and pay' }).waitFor()
}

async function invoice(page: Page): Promise<void> {
  await page.goto('/account/invoices?state=paid')
  await page.getByRole('main').getByRole('row').getByRole('link').last().click()
  await page.getByRole('heading', { level: 1, name: /^Invoice / }).waitFor()
}

async function customerPage(page: Page): Promise<void> {
  await page.goto('/admin/search?q=bergmann')
  await page.getByRole('main').getByRole('link', { name: customer.details.name }).first().click()
  await page.getByRole('heading', { level: 1, name: customer.details.name }).waitFor()
}

async function take(browser: Browser, url: string, shot: Shot): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: shot.onPhone ? 390 : 1280, height: shot.height },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    colorScheme: shot.inDark ? 'dark' : 'light',
  })
  const page = await context.newPage()
  if (shot.as) await signIn(page, shot.as)
  await shot.to(page)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(images, `${shot.name}.png`), animations: 'disabled', caret: 'hide' })
  await context.close()
}

async function signIn(page: Page, { email }: Login): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/account**')
}

/** Starts the program as anybody would, with nothing set but where its data lies; answers once its shop is open. */
async function openShop(data: string): Promise<{ program: ChildProcess; url: string }> {
  const { DATABASE_URL: _, ...kept } = process.env
  const env = { ...kept, CLIENTELE_DATA: data, NODE_ENV: 'production', PORT: '3900' }
  const program = spawn(process.execPath, [join(root, 'src/main.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: program.stdout })) {
    const [url] = /http:\S+$/.exec(line.startsWith('Clientele is open at') ? line : '') ?? []
    if (url) return { program, url }
  }
  throw new Error('The demo shop did not open.')
}

async function takeAll(data: string): Promise<void> {
  const { program, url } = await openShop(data)
  try {
    const browser = await openBrowser()
    for (const shot of shots) await take(browser, url, shot)
    await browser.close()
  } finally {
    program.kill('SIGTERM')
    await once(program, 'exit')
  }
}

/** Writes the pictures of the papers to docs/images, from a demo shop that is made for them. */
async function main(): Promise<void> {
  buildPages()
  await mkdir(images, { recursive: true })
  const data = await mkdtemp(join(tmpdir(), 'clientele-screenshots-'))
  try {
    await takeAll(data)
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

await main()
