import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rateRules, secretRules } from '../../src/http/limits.ts'
import { ruleFor } from '../../src/http/rate-limit.ts'
import { takeFromLimit } from '../../src/platform/rate-limit-store.ts'
import { browserAt, openWebWorld, serveAgain, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld()
})
afterAll(() => world.close())

const million = 1_000_000
const formOf = (bytes: number) => `email=${'x'.repeat(bytes - 'email='.length)}`
const pieces = (bytes: number) => Array.from({ length: 10 }, () => 'x'.repeat(bytes / 10))
const sent = (headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { origin: world.url, 'content-type': 'application/x-www-form-urlencoded', ...headers },
})

describe('a body', () => {
  test('of a million bytes is read', async () => {
    const answer = await world.browser().ask('/forgot-password', { ...sent(), body: formOf(million) })
    expect(answer.status).toBe(422)
  })

  test('of more is refused by its declared length', async () => {
    const answer = await world.browser().ask('/forgot-password', { ...sent(), body: formOf(million + 1) })
    expect(answer.status).toBe(413)
    expect(wordsOf(answer)).toContain(String(answer.headers['x-request-id']))
  })

  test('of more is refused at its declared length, before it comes', async () => {
    const headers = { 'content-length': String(50 * million) }
    const answer = await world.browser().ask('/forgot-password', { ...sent(headers), body: ['email=x'] })
    expect(answer.status).toBe(413)
  })

  test.each(['/forgot-password', '/webhooks/sandbox', '/sandbox/anything', '/nothing/here'])(
    'of more is refused at %s as it comes, when its length is not declared',
    async (path) => {
      const answer = await world.browser().ask(path, { ...sent(), body: pieces(2 * million) })
      expect(answer.status).toBe(413)
    },
  )

  test('that a script sends is refused in its own encoding', async () => {
    const answer = await world
      .browser()
      .ask('/forgot-password.data', { ...sent(), body: formOf(million + 1) })
    expect(answer.status).toBe(413)
    expect(answer.headers['content-type']).toContain('text/x-script')
  })
})

/** How many may be heard: so many at once, and what has come back since, however slow the machine is. */
function atMost(most: number, path: string, begun: number): number {
  const rule = ruleFor([...secretRules, ...rateRules], 'POST', path)
  return most + Math.ceil(((performance.now() - begun) * (rule?.perMinute ?? 0)) / 60_000)
}

/** Guesses until told to wait; answers with how many were heard. */
async function guesses(browser: ReturnType<WebWorld['browser']>, paths: readonly string[]): Promise<number> {
  for (let count = 0; count < 30; count += 1) {
    const path = paths[count % paths.length] ?? ''
    const { status, headers } = await browser.post(path, { email: 'ada@example.com', password: '' })
    if (status !== 429) continue
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60)
    return count
  }
  return Number.POSITIVE_INFINITY
}

describe('guessing', () => {
  test.each([
    ['/sign-in', 10],
    ['/register', 10],
    ['/set-up', 10],
    ['/cart/coupon', 10],
    ['/account/schedules/guess', 20],
    ['/forgot-password', 5],
    ['/reset-password/guess', 10],
    ['/confirm-email/guess', 10],
  ])('at %s is stopped after %i, and the page says to wait', async (path, most) => {
    const browser = world.browser()
    for (const each of [browser, world.browser()]) {
      const begun = performance.now()
      const heard = await guesses(each, [path])
      expect(heard).toBeGreaterThanOrEqual(most)
      expect(heard).toBeLessThanOrEqual(atMost(most, path, begun))
    }
    expect((await browser.ask('/store')).status).toBe(200)
    expect((await browser.ask(path)).status).not.toBe(429)
  })

  test('is not made faster by writing the same address in other ways', async () => {
    const ways = [
      '/sign-in',
      '/sign-in.data',
      '/sign-in/',
      '/Sign-In',
      '/sign%2Din',
      '/x/../sign-in',
      '//sign-in',
      '/sign-in?x',
    ]
    const links = ['/reset-password/a', '/Reset-Password/b/', '/reset%2Dpassword/c']
    for (const [paths, plain] of [
      [ways, '/sign-in'],
      [links, '/reset-password/a'],
    ] as const) {
      const begun = performance.now()
      expect(await guesses(world.browser(), paths)).toBeLessThanOrEqual(atMost(10, plain, begun))
    }
  })

  test('is told by name of the client that a proxy gives last, whatever the client claims before it', async () => {
    const paths = Array.from({ length: 12 }, (_, at) => `203.0.113.${at}, 192.0.2.77`)
    expect(await heardFrom('/sign-in', paths)).toBeLessThan(paths.length)
  })

  const fourteen = Array.from({ length: 14 }, (_, at) => at)

  test.each([
    ['one IPv6 /64', (at: number) => `2001:db8:7:1::${at.toString(16)}`],
    ['one /64 in capitals, in brackets, with ports', (at: number) => `[2001:DB8:7:2:0:${at}::]:4${at}00`],
    [
      'one IPv4 address, half of them written as IPv6',
      (at: number) => `${at % 2 ? '::ffff:' : ''}192.0.2.201`,
    ],
    ['nowhere, as a proxy says that names no address', (at: number) => `made up ${at}`],
  ])('from %s is stopped like that from one address', async (_, address) => {
    for (const path of ['/sign-in', '/cart/coupon']) {
      const begun = performance.now()
      const heard = await heardFrom(path, fourteen.map(address))
      expect(heard).toBeGreaterThanOrEqual(10)
      expect(heard).toBeLessThanOrEqual(atMost(10, path, begun))
    }
  })

  test('from networks of their own is not stopped', async () => {
    const addresses = fourteen.map((at) => `2001:db8:8:${at.toString(16)}::1`)
    for (const path of ['/sign-in', '/cart/coupon']) expect(await heardFrom(path, addresses)).toBe(14)
  })

  /** How many of a guess from each of these addresses are heard. */
  async function heardFrom(path: string, addresses: readonly string[]): Promise<number> {
    let heard = 0
    for (const address of addresses) {
      const { status } = await world.browser().post(path, { email: 'x' }, { 'x-forwarded-for': address })
      if (status !== 429) heard += 1
    }
    return heard
  }
})

describe('a second web process on the same database', () => {
  let second: { url: string; close: () => Promise<void> }
  beforeAll(async () => {
    second = await serveAgain(world)
  })
  afterAll(() => second.close())

  /** How many of twelve guesses at each process, by turns and from one address, were heard. */
  async function heardByTurns(path: string, client: string): Promise<number> {
    const processes = [world.url, second.url].map((url) => browserAt(url, null))
    let heard = 0
    for (let turn = 0; turn < 12; turn += 1) {
      for (const browser of processes) {
        const { status } = await browser.post(path, { password: '' }, { 'x-forwarded-for': client })
        if (status !== 429) heard += 1
      }
    }
    return heard
  }

  test.each([
    ['/sign-in', 10],
    ['/set-up', 10],
    ['/forgot-password', 5],
    ['/reset-password/guess', 10],
    ['/confirm-email/guess', 10],
  ])('has no guesses of its own at %s: both together hear %i', async (path, most) => {
    const client = `192.0.2.${most + path.length}`
    const begun = performance.now()
    const heard = await heardByTurns(path, client)
    expect(heard).toBeGreaterThanOrEqual(most)
    expect(heard).toBeLessThanOrEqual(atMost(most, path, begun))
  })

  test('counts what guards no secret for itself', async () => {
    expect(await heardByTurns('/cart/coupon', '192.0.2.99')).toBeGreaterThanOrEqual(20)
  })
})

describe('a limit in the database', () => {
  const pace = { name: 'test', burst: 4, perMinute: 2 }
  const take = (client: string) => takeFromLimit(world.runtime.database.reader, pace, client)
  const heard = async (client: string, times: number) =>
    (await Promise.all(Array.from({ length: times }, () => take(client)))).filter(Boolean).length

  test('lets no more pass of many that come at the same moment', async () => {
    expect(await heard('at once', 20)).toBe(4)
    expect(await heard('somebody else', 20)).toBe(4)
  })

  test('gives back as many as its rule says, whatever was refused meanwhile, and no more than all', async () => {
    const passes = (seconds: number) =>
      sql`update rate_limits set full_at = full_at - ${seconds} * interval '1 second' where rule = 'test'`.execute(
        world.runtime.database.reader,
      )
    expect(await heard('patient', 10)).toBe(4)
    await passes(60)
    expect(await heard('patient', 10)).toBe(2)
    await passes(86_400)
    expect(await heard('patient', 10)).toBe(4)
  })

  test('knows nobody by name', async () => {
    await take('203.0.113.99')
    const { rows } = await sql<{ row: string }>`select r::text as row from rate_limits r`.execute(
      world.runtime.database.reader,
    )
    expect(rows.filter(({ row }) => row.includes('203.0.113.99'))).toEqual([])
  })
})
