import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirmationToken } from '../../src/identity/auth.ts'
import { visitor } from '../../src/platform/actor.ts'
import { doJobs } from '../world/jobs.ts'
import { type IdentityWorld, openIdentityWorld, password } from './identity-world.ts'

let world: IdentityWorld
beforeAll(async () => {
  world = await openIdentityWorld()
})
afterAll(() => world.close())

const newPassword = 'a better one than before'
const types = async (customerId: Parameters<IdentityWorld['happened']>[0]) =>
  (await world.happened(customerId)).map(({ type }) => type)

/** Asks for a link to a new password, and reads its token in the email. */
async function resetToken(email: string): Promise<string> {
  await world.asksForReset(email)
  return world.mailedToken('password.reset', email.trim().toLowerCase())
}

/** Returns once this many statements wait for a row. */
async function waitersAre(count: number): Promise<void> {
  const waiting = 'select from pg_stat_activity where datname = current_database() and wait_event_type = $1'
  for (;;) {
    const { rowCount } = await world.runtime.database.plainPool.query(waiting, ['Lock'])
    if (rowCount === count) return
  }
}

describe('a forgotten password', () => {
  test('is replaced through a link in an email: all sessions end, the old password too', async () => {
    const ada = await world.newcomer('Ada')
    const token = await resetToken(` ${ada.email.toUpperCase()}`)
    await world.resetPassword({ token, password: newPassword })
    expect(await world.whoSent(ada.cookies)).toBeNull()
    const old = world.signIn({ email: ada.email, password })
    await expect(old).rejects.toMatchObject({ code: 'sign_in_failed' })
    const { cookies } = await world.signIn({ email: ada.email, password: newPassword })
    expect(await world.whoSent(cookies)).toMatchObject({ userId: ada.userId })
    expect(await types(ada.customerId)).toEqual([
      'user.password_reset_requested',
      'user.password_reset',
      'user.sign_in_failed',
      'user.signed_in',
    ])
  })

  test('is asked for without learning whether there is such a login', async () => {
    const before = (await world.everything()).length
    await expect(world.asksForReset('nobody@example.com')).resolves.toBeUndefined()
    expect(await world.emailsTo('nobody@example.com')).toEqual([])
    expect((await world.everything()).length).toBe(before)
  })

  test('is asked for by the same statements, which leave the same rows, whether or not there is such a login', async () => {
    const zoe = await world.newcomer('Zoe')
    const asked = async (email: string) => {
      const [rows, statements] = [await world.rowCounts(), world.runtime.database.statements()]
      await world.app.identity.requestPasswordReset(visitor, { email })
      const sent = world.runtime.database.statements() - statements
      const after = await world.rowCounts()
      return {
        sent,
        left: Object.entries(after).map(([table, count]) => [table, count - (rows[table] ?? 0)]),
      }
    }
    const [known, unknown] = [await asked(zoe.email), await asked('nobody.at.all@example.com')]
    expect(known).toEqual(unknown)
    expect(known.left.filter(([, count]) => count !== 0)).toEqual([['graphile_worker._private_jobs', 1]])
    await doJobs(world.runtime, ['send-reset-link'])
    expect(await world.emailsTo(zoe.email)).toHaveLength(1)
    expect(await world.emailsTo('nobody.at.all@example.com')).toEqual([])
  })

  test('is replaced once by one link, also when it is used twice at once', async () => {
    const bob = await world.newcomer('Bob')
    const token = await resetToken(bob.email)
    const both = await Promise.allSettled(
      [newPassword, `${newPassword}!`].map((one) => world.resetPassword({ token, password: one })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'link_is_void' },
    })
    await expect(world.resetPassword({ token, password: newPassword })).rejects.toMatchObject({
      code: 'link_is_void',
    })
    expect(await types(bob.customerId)).toEqual(['user.password_reset_requested', 'user.password_reset'])
  })

  test('is not replaced by an older or a newer link, once one of them was used', async () => {
    const ida = await world.newcomer('Ida')
    const [first, second, third] = [
      await resetToken(ida.email),
      await resetToken(ida.email),
      await resetToken(ida.email),
    ]
    await world.resetPassword({ token: second, password: newPassword })
    for (const token of [first, second, third]) {
      await expect(world.resetPassword({ token, password: `${newPassword}!` })).rejects.toMatchObject({
        code: 'link_is_void',
      })
    }
    await expect(world.signIn({ email: ida.email, password: newPassword })).resolves.toMatchObject({
      userId: ida.userId,
    })
  })

  test('is replaced by the older of two links while neither was used, and leaves those of others alone', async () => {
    const jon = await world.newcomer('Jon')
    const kim = await world.newcomer('Kim')
    const older = await resetToken(jon.email)
    const others = await resetToken(kim.email)
    await resetToken(jon.email)
    await world.resetPassword({ token: older, password: newPassword })
    await world.resetPassword({ token: others, password: newPassword })
    const afterwards = await resetToken(jon.email)
    await world.resetPassword({ token: afterwards, password: `${newPassword}!` })
  })

  test('is replaced once by two links that are used at once, whichever wins', async () => {
    const liv = await world.newcomer('Liv')
    for (let round = 0; round < 5; round += 1) {
      const tokens = [await resetToken(liv.email), await resetToken(liv.email)]
      const both = await Promise.allSettled(
        tokens.map((token) => world.resetPassword({ token, password: newPassword + token })),
      )
      const winner = both.findIndex(({ status }) => status === 'fulfilled')
      expect(both[1 - winner]).toMatchObject({ status: 'rejected', reason: { code: 'link_is_void' } })
      await world.signIn({ email: liv.email, password: newPassword + tokens[winner] })
    }
  })

  test.each([
    ['older', 0],
    ['newer', 1],
  ])('is replaced by the %s of two links when it gets hold of the login first', async (_, winner) => {
    const mia = await world.newcomer('Mia')
    const tokens = [await resetToken(mia.email), await resetToken(mia.email)]
    const holder = await world.runtime.database.plainPool.connect()
    await holder.query('begin')
    await holder.query('select from users where id = $1 for update', [mia.userId])
    const uses: Promise<unknown>[] = []
    for (const token of winner === 0 ? tokens : tokens.toReversed()) {
      uses.push(world.resetPassword({ token, password: newPassword + token }))
      await waitersAre(uses.length)
    }
    const ended = Promise.allSettled(uses)
    await holder.query('commit')
    holder.release()
    expect(await ended).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'link_is_void' } },
    ])
    await world.signIn({ email: mia.email, password: newPassword + tokens[winner] })
  })

  test('stays when the new one is too short, and the link can be used again', async () => {
    const cem = await world.newcomer('Cem')
    const token = await resetToken(cem.email)
    await expect(world.resetPassword({ token, password: 'too short' })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ path: ['password'], code: 'too_small' }],
    })
    expect(await world.whoSent(cem.cookies)).not.toBeNull()
    await world.resetPassword({ token, password: newPassword })
  })

  test('stays when the link is an hour old, or was never sent', async () => {
    const dana = await world.newcomer('Dana')
    const token = await resetToken(dana.email)
    const moved = await world.runtime.database.plainPool.query(
      `update verifications set expires_at = expires_at - interval '1 hour' where value = $1`,
      [dana.userId],
    )
    expect(moved.rowCount).toBe(1)
    for (const link of [token, 'never-sent', '']) {
      await expect(world.resetPassword({ token: link, password: newPassword })).rejects.toMatchObject({
        code: 'link_is_void',
      })
    }
    expect(await world.whoSent(dana.cookies)).not.toBeNull()
  })
})

describe('an e-mail address', () => {
  test('is confirmed by the link that was sent to it', async () => {
    const eve = await world.newcomer('Eve')
    await world.asksToConfirm(eve.userId)
    const token = await world.mailedToken('email.confirm', eve.email)
    await world.confirmEmail(token)
    expect(await world.whoSent(eve.cookies)).toMatchObject({ emailVerified: true })
    expect(await world.happened(eve.customerId)).toMatchObject([
      { type: 'user.confirmation_requested' },
      { type: 'user.email_confirmed', personal: { email: eve.email } },
    ])
  })

  test('is confirmed once: the same link again changes nothing and tells nothing', async () => {
    const fay = await world.newcomer('Fay')
    await world.asksToConfirm(fay.userId)
    const token = await world.mailedToken('email.confirm', fay.email)
    await world.confirmEmail(token)
    await world.confirmEmail(token)
    await world.asksToConfirm(fay.userId)
    expect(await types(fay.customerId)).toEqual(['user.confirmation_requested', 'user.email_confirmed'])
    expect(await world.emailsTo(fay.email)).toHaveLength(1)
  })

  test('is not confirmed by a link that was forged, is for another login, or for none', async () => {
    const gil = await world.newcomer('Gil')
    const secret = 'a secret for tests that is long enough'
    const [head, body, signature] = (await confirmationToken(secret, gil)).split('.')
    for (const link of [
      `${head}.${body}.${signature?.slice(1)}A`,
      await confirmationToken('another secret that is long enough', gil),
      await confirmationToken(secret, { userId: crypto.randomUUID(), email: gil.email }),
      await confirmationToken(secret, { userId: gil.userId, email: 'nobody@example.com' }),
      'nonsense',
      '',
    ]) {
      await expect(world.confirmEmail(link)).rejects.toMatchObject({ code: 'link_is_void' })
    }
    expect(await world.whoSent(gil.cookies)).toMatchObject({ emailVerified: false })
  })
})

test('links stand in their email and nowhere in the history', async () => {
  const hal = await world.newcomer('Hal')
  await world.asksToConfirm(hal.userId)
  const tokens = [await resetToken(hal.email), await world.mailedToken('email.confirm', hal.email)]
  const history = JSON.stringify(await world.happened(hal.customerId))
  for (const token of tokens) expect(history).not.toContain(token)
})
