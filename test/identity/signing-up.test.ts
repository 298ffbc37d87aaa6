import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { address, type IdentityWorld, openIdentityWorld, password } from './identity-world.ts'

let world: IdentityWorld
beforeAll(async () => {
  world = await openIdentityWorld()
})
afterAll(() => world.close())

describe('signing up', () => {
  test('signs the browser in, as a login that has no account yet', async () => {
    const asked = { name: 'Ada Lovelace', email: 'Ada@Example.com', password }
    const { userId, cookies } = await world.signUp(asked)
    expect(await world.whoSent(cookies)).toEqual({
      userId,
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      emailVerified: false,
      customer: null,
      permissions: null,
    })
  })

  test('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const { cookies } = await world.newcomer('Bob')
    expect(cookies).toEqual([
      expect.stringMatching(/^clientele\.session_token=[^;]+;.*HttpOnly.*SameSite=Lax/i),
    ])
  })

  test('refuses an address that has a login, however it is written, and signs nobody in', async () => {
    const { email } = await world.newcomer('Cem')
    const again = { name: 'Somebody', email: ` ${email.toUpperCase()}`.trim(), password }
    await expect(world.signUp(again)).rejects.toMatchObject({ code: 'email_taken' })
    const { rows } = await world.runtime.database.plainPool.query('select name from users where email = $1', [
      email,
    ])
    expect(rows).toEqual([{ name: 'Cem' }])
  })

  test('twice at once makes one login, and refuses the other', async () => {
    const asked = { name: 'Dana', email: 'dana@example.com', password }
    const both = await Promise.allSettled([world.signUp(asked), world.signUp(asked)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'email_taken' },
    })
  })

  test.each([
    ['a password of nine characters', { password: 'nine char' }, 'password'],
    ['a password that would keep the hash busy', { password: 'x'.repeat(129) }, 'password'],
    ['no address', { email: 'not an address' }, 'email'],
    ['a name of spaces', { name: '   ' }, 'name'],
  ])('refuses %s, and says which field it is', async (_, wrong, field) => {
    const asked = { name: 'Eve', email: 'eve@example.com', password, ...wrong }
    await expect(world.signUp(asked)).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ path: [field] }],
    })
  })

  test('leaves the password nowhere in the database', async () => {
    const secret = 'a secret of Fay alone'
    const fay = await world.signUp({ name: 'Fay', email: 'fay@example.com', password: secret })
    await world.signIn({ email: 'fay@example.com', password: secret })
    await world.signIn({ email: 'fay@example.com', password: 'guessed secret' }).catch(() => undefined)
    const stored = await world.everything()
    expect(stored).toContain(fay.userId)
    expect(stored).not.toContain(secret)
    expect(stored).not.toContain('guessed secret')
  })
})

describe('opening an account', () => {
  const details = { name: 'Gil', country: 'DE', timeZone: 'Europe/Berlin', currency: 'EUR' }

  test('twice at once makes one account, with one event', async () => {
    const asked = { name: 'Gil', email: 'gil@example.com', password }
    const { userId } = await world.signUp(asked)
    const opened = await Promise.all(
      Array.from({ length: 5 }, () => world.app.customers.open({ kind: 'user', userId }, details)),
    )
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
    const { rows } = await world.runtime.database.plainPool.query(
      'select count(*)::int as accounts from customers where user_id = $1',
      [userId],
    )
    expect(rows).toEqual([{ accounts: 1 }])
    const [account] = opened
    const { events } = await world.app.customers.staffHistory(world.staff, {
      customerId: account?.id ?? '',
    })
    expect(events.map(({ type }) => type)).toEqual(['customer.opened'])
  })

  test('makes the login a customer, whose later sign-ins stand in the history of the account', async () => {
    const hal = await world.newcomer('Hal')
    expect(await world.whoSent(hal.cookies)).toMatchObject({ customer: { id: hal.customerId } })
    await world.signIn({ email: hal.email, password })
    expect(await world.happened(hal.customerId)).toMatchObject([
      { type: 'user.signed_in', payload: { userId: hal.userId }, personal: { address } },
    ])
  })
})
