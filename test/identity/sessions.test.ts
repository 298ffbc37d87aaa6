import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system, visitor } from '../../src/platform/actor.ts'
import { createLog } from '../../src/platform/log.ts'
import { createRuntime } from '../../src/runtime.ts'
import { cloneDatabase } from '../world/test-database.ts'
import {
  address,
  browser,
  cookieOf,
  from,
  type IdentityWorld,
  openIdentityWorld,
  password,
} from './identity-world.ts'

let world: IdentityWorld
beforeAll(async () => {
  world = await openIdentityWorld()
})
afterAll(() => world.close())

const who = (cookie: string) => world.app.identity.whoSent(cookie)

describe('signing in', () => {
  test('with the right password is told in the history, with address and browser as personal data', async () => {
    const ada = await world.newcomer('Ada')
    const { userId, cookies } = await world.signIn({ email: ada.email, password })
    expect(userId).toBe(ada.userId)
    expect(await who(cookieOf(cookies))).toMatchObject({ userId })
    expect(await world.happened(ada.customerId)).toMatchObject([
      { type: 'user.signed_in', payload: { userId }, personal: { address, browser } },
    ])
  })

  test('with a wrong password is refused, gives no session, and is told as well', async () => {
    const bob = await world.newcomer('Bob')
    const wrong = world.signIn({ email: bob.email, password: 'battery horse correct' })
    await expect(wrong).rejects.toMatchObject({ code: 'sign_in_failed' })
    const { rowCount } = await world.runtime.database.plainPool.query(
      'select from sessions where user_id = $1',
      [bob.userId],
    )
    expect(rowCount).toBe(1)
    expect(await world.happened(bob.customerId)).toMatchObject([
      { type: 'user.sign_in_failed', payload: { userId: bob.userId }, personal: { address, browser } },
    ])
  })

  test('is refused in the same words for an address that nobody has', async () => {
    const nobody = world.signIn({ email: 'nobody@example.com', password })
    await expect(nobody).rejects.toMatchObject({ code: 'sign_in_failed', details: {} })
    for (const email of ['not an address', 'nobody\0@example.com', '']) {
      const nonsense = world.signIn({ email, password })
      await expect(nonsense).rejects.toMatchObject({ code: 'sign_in_failed' })
    }
  })

  test('does not mind how the address is written', async () => {
    const cem = await world.newcomer('Cem')
    const { userId } = await world.signIn({ email: `  ${cem.email.toUpperCase()} `, password })
    expect(userId).toBe(cem.userId)
  })
})

describe('a cookie', () => {
  test('whose session was forged by a letter, in its token or its signature, is a visitor', async () => {
    const { cookies } = await world.newcomer('Dana')
    const cookie = cookieOf(cookies)
    expect(await who(cookie)).not.toBeNull()
    const value = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1))
    const [token = '', signature = ''] = value.split('.')
    const other = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
    for (const forged of [
      `${other(token)}.${signature}`,
      `${token}.${other(signature)}`,
      `${token}.`,
      token,
      `.${signature}`,
      '',
      '%E0%A4%A',
    ]) {
      expect(await who(`clientele.session_token=${forged}`)).toBeNull()
    }
  })

  test('of a session that another secret has signed is a visitor', async () => {
    const { cookies } = await world.newcomer('Eve')
    const other = await createRuntime({
      databaseUrl: world.databaseUrl,
      poolSize: 2,
      shopUrl: 'http://shop.test',
      ownUrl: 'http://shop.test',
      smtpUrl: undefined,
      secret: 'another secret that is also long enough',
      log: createLog('silent'),
    })
    try {
      expect(await other.app.identity.whoSent(cookieOf(cookies))).toBeNull()
    } finally {
      await other.close()
    }
  })

  test('of a session that is over its time is a visitor', async () => {
    const { cookies, userId } = await world.newcomer('Fay')
    await world.runtime.database.plainPool.query(
      `update sessions set expires_at = now() - interval '1 second' where user_id = $1`,
      [userId],
    )
    expect(await who(cookieOf(cookies))).toBeNull()
  })

  test('finds its session among other cookies, and a second session is a session of its own', async () => {
    const gil = await world.newcomer('Gil')
    const second = await world.signIn({ email: gil.email, password })
    expect(cookieOf(second.cookies)).not.toBe(cookieOf(gil.cookies))
    expect(await who(`theme=dark; ${cookieOf(gil.cookies)}; cart=3`)).toMatchObject({ userId: gil.userId })
    expect(await who(cookieOf(second.cookies))).toMatchObject({ userId: gil.userId })
  })
})

describe('signing out', () => {
  test('ends this session and no other, takes the cookie back, and is told in the history', async () => {
    const hal = await world.newcomer('Hal')
    const elsewhere = await world.signIn({ email: hal.email, password })
    const cookies = await world.app.identity.signOut(visitor, { cookies: cookieOf(hal.cookies) })
    expect(cookies).toEqual(
      expect.arrayContaining([expect.stringMatching(/^clientele\.session_token=;.*Max-Age=0/i)]),
    )
    expect(await world.whoSent(hal.cookies)).toBeNull()
    expect(await who(cookieOf(elsewhere.cookies))).not.toBeNull()
    expect((await world.happened(hal.customerId)).map(({ type }) => type)).toEqual([
      'user.signed_in',
      'user.signed_out',
    ])
  })

  test('does nothing to a visitor', async () => {
    await expect(world.app.identity.signOut(visitor, { cookies: '' })).resolves.toBeInstanceOf(Array)
  })
})

test('sessions live by the real time, also in a demo shop that has travelled for years', async () => {
  const database = await cloneDatabase()
  const runtime = await createRuntime({
    databaseUrl: database.url,
    poolSize: 4,
    shopUrl: 'http://shop.test',
    ownUrl: 'http://shop.test',
    smtpUrl: undefined,
    secret: 'a secret for tests that is long enough',
    log: createLog('error'),
  })
  try {
    const { app } = runtime
    const settings = {
      name: 'Demo',
      email: 'demo@example.com',
      timeZone: 'UTC',
      country: 'DE',
      currency: 'EUR',
    }
    await app.shop.setUp(system('set-up'), { isDemo: true, settings })
    const before = await app.identity.signUp(visitor, {
      name: 'Ida',
      email: 'ida@example.com',
      password,
      from,
    })
    const years = 3 * 365 * 86_400_000
    expect(Date.parse(await app.shop.travel(system('test'), { milliseconds: years }))).toBeGreaterThanOrEqual(
      Date.now() + years - 1_000,
    )
    expect(await app.identity.whoSent(cookieOf(before.cookies))).toMatchObject({ name: 'Ida' })
    const after = await app.identity.signIn(visitor, { email: 'ida@example.com', password, from })
    expect(await app.identity.whoSent(cookieOf(after.cookies))).toMatchObject({ name: 'Ida' })
    const { rows } = await runtime.database.plainPool.query<{ left: number }>(
      'select extract(epoch from expires_at - now())::int as left from sessions',
    )
    for (const { left } of rows) expect(left).toBeLessThanOrEqual(30 * 86_400)
  } finally {
    await runtime.close()
    await database.drop()
  }
})
