import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sign } from '../../src/gateways/sandbox/webhook-signature.ts'
import { system } from '../../src/platform/actor.ts'
import { isOutage } from '../../src/platform/outage.ts'
import { keptSecret } from '../../src/platform/secrets.ts'
import { type OutageWorld, openOutageWorld } from './outage-world.ts'
import { type Answer, wordsOf } from './web-world.ts'

let opened: OutageWorld
beforeAll(async () => {
  opened = await openOutageWorld({})
})
afterAll(() => opened.close())

function expectAway(answer: Answer): void {
  expect(answer.status).toBe(503)
  expect(answer.headers['retry-after']).toBe('5')
}

/** A signed webhook about a charge that nobody knows. */
async function webhook(): Promise<Answer> {
  const { world } = opened
  const body = JSON.stringify({
    id: 'evt',
    subject: { kind: 'charge', externalId: '018f0000-0000-7000-8000-000000000002' },
    kind: 'charge.approved',
    at: world.clock.now(),
  })
  const secret = await keptSecret(world.runtime.database.reader, 'sandbox')
  const headers = {
    'content-type': 'application/json',
    'sandbox-signature': sign(secret, body, world.clock.now()),
  }
  return opened.visitor().ask('/webhooks/sandbox', { method: 'POST', headers, body })
}

describe('connections that were cut while nobody used them', () => {
  test.each(['by the network', 'by the database'])('%s are replaced without anybody noticing', async (by) => {
    const ada = opened.browser()
    expect(await ada.ask('/account')).toMatchObject({ status: 200 })
    if (by === 'by the network') opened.wire.cut()
    else
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(
        opened.world.runtime.database.reader,
      )
    expect(await ada.ask('/account')).toMatchObject({ status: 200 })
    expect((await ada.post('/account/profile', { 'details.name': 'Ada L.' })).status).toBeLessThan(500)
  })
})

describe('while the database is away', () => {
  beforeAll(() => opened.wire.away())
  afterAll(() => opened.wire.back())

  test('a page is answered 503 in plain words, with when to come again', async () => {
    for (const browser of [opened.browser(), opened.visitor()]) {
      const page = await browser.ask('/store')
      expectAway(page)
      expect(page.headers['content-type']).toContain('text/html')
      expect(wordsOf(page)).toContain('We will be right back')
      expect(wordsOf(page)).toContain('nothing you did is lost')
    }
  })

  test("so is what a page's script asks for, in its own encoding", async () => {
    for (const browser of [opened.browser(), opened.visitor()]) {
      const data = await browser.ask('/store.data')
      expectAway(data)
      expect(data.headers['content-type']).toContain('text/x-script')
    }
    const sent = await opened.browser().post('/account/profile.data', { 'details.name': 'Ada' })
    expectAway(sent)
    expect(sent.headers['content-type']).toContain('text/x-script')
  })

  test('so is a webhook, which the provider sends again', async () => {
    expectAway(await webhook())
  })

  test('nobody is told that a password is wrong, a link was sent, a login made or a session ended', async () => {
    const { name, email, password } = opened.person
    expectAway(await opened.visitor().post('/sign-in', { email, password }))
    expectAway(await opened.visitor().post('/forgot-password', { email }))
    const newcomer = { name, email: 'new@example.com', password, country: 'DE' }
    expectAway(await opened.visitor().post('/register', newcomer))
    expectAway(await opened.visitor().post('/reset-password/token', { password }))
    const answer = await opened.browser().post('/sign-out', {})
    expectAway(answer)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test('the process is alive, and not ready', async () => {
    expect(await opened.visitor().ask('/healthz')).toMatchObject({ status: 200 })
    expect(await opened.visitor().ask('/readyz')).toMatchObject({ status: 503 })
  })
})

test('once it is back everything is answered, without anything being started anew', async () => {
  const { email, password } = opened.person
  expect(await opened.browser().ask('/account')).toMatchObject({ status: 200 })
  expect(await webhook()).toMatchObject({ status: 200 })
  expect(await opened.visitor().post('/sign-in', { email, password })).toMatchObject({ status: 302 })
})

test('a login whose outage comes half-way ends as an outage', async () => {
  const { reader } = opened.world.runtime.database
  await sql`create function fails_full() returns trigger language plpgsql as
    $$ begin raise exception 'no room' using errcode = '53100'; end $$`.execute(reader)
  await sql`create trigger full_users before insert on users execute function fails_full()`.execute(reader)
  await sql`create trigger full_emails before insert on emails execute function fails_full()`.execute(reader)
  const { email, password } = opened.person
  const newcomer = { name: 'Nora', email: 'nora@example.com', password, country: 'DE' }
  expectAway(await opened.visitor().post('/register', newcomer))
  const answered = opened.world.app.identity.answerResetRequest(system('test'), { email })
  expect(isOutage(await answered.catch((error: unknown) => error))).toBe(true)
})

test('a database that takes no more connections is an outage too', async () => {
  const { reader } = opened.world.runtime.database
  const name = new URL(opened.wire.url).pathname.slice(1)
  await sql`alter database ${sql.ref(name)} with connection limit 0`.execute(reader)
  opened.wire.cut()
  try {
    expectAway(await opened.browser().ask('/account'))
  } finally {
    await sql`alter database ${sql.ref(name)} with connection limit -1`.execute(reader)
  }
  expect(await opened.browser().ask('/account')).toMatchObject({ status: 200 })
})
