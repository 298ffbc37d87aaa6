import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

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
    expect(await guesses(browser, [path])).toBe(most)
    expect((await browser.ask('/store')).status).toBe(200)
    expect((await browser.ask(path)).status).not.toBe(429)
    expect(await guesses(world.browser(), [path])).toBe(most)
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
    expect(await guesses(world.browser(), ways)).toBeLessThanOrEqual(10)
    expect(
      await guesses(world.browser(), ['/reset-password/a', '/Reset-Password/b/', '/reset%2Dpassword/c']),
    ).toBe(10)
  })

  test('is told by name of the client that a proxy gives last, whatever the client claims before it', async () => {
    const paths = Array.from({ length: 12 }, (_, at) => `203.0.113.${at}, 192.0.2.77`)
    const statuses = []
    for (const forwarded of paths) {
      const answer = await world.browser().post('/sign-in', { email: 'x' }, { 'x-forwarded-for': forwarded })
      statuses.push(answer.status)
    }
    expect(statuses.slice(10)).toEqual([429, 429])
  })
})
