import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createWebServer } from '../../src/http/web.ts'
import { visitor } from '../../src/platform/actor.ts'
import { createLog } from '../../src/platform/log.ts'
import { createRuntime, type Runtime } from '../../src/runtime.ts'
import { cloneDatabase, type TestDatabase } from '../world/test-database.ts'
import { browserAt, builtPages, close, listen } from './web-world.ts'

let database: TestDatabase
let runtime: Runtime
let server: ReturnType<typeof createWebServer>
let url: string

const openRuntime = () =>
  createRuntime({
    databaseUrl: database.url,
    poolSize: 6,
    shopUrl: 'http://shop.test',
    ownUrl: 'http://shop.test',
    smtpUrl: undefined,
    secret: 'a secret for tests that is long enough',
    log: createLog('error'),
  })

beforeEach(async () => {
  database = await cloneDatabase()
  runtime = await openRuntime()
  server = createWebServer(runtime, { pages: await builtPages(), publicUrl: null, proxies: 1 })
  url = await listen(server)
})

afterEach(async () => {
  await close(server)
  await runtime.close()
  await database.drop()
})

const browser = () => browserAt(url, null)
const fields = {
  'settings.name': 'Seaside Books',
  'settings.email': 'desk@sea.example',
  'settings.country': 'DE',
  'settings.currency': 'EUR',
  'settings.timeZone': 'Europe/Berlin',
  'owner.name': 'Olga',
  'owner.email': 'olga@sea.example',
  'owner.password': 'a long password',
}
const form = () => ({ code: runtime.app.shop.setUpCode, ...fields })
const counts = async () => {
  const { rows } = await runtime.database.plainPool.query(
    `select (select count(*)::int from shop) as shops, (select count(*)::int from users) as users,
      (select count(*)::int from staff) as staff`,
  )
  return rows[0]
}

test.each(['/', '/store', '/sign-in', '/register', '/account', '/admin', '/cart', '/nothing', '/store.data'])(
  'before there is a shop %s leads to where it is set up',
  async (path) => {
    expect(await browser().ask(path)).toMatchObject({ status: 302, leadsTo: '/set-up' })
  },
)

test('health and webhooks answer for themselves', async () => {
  expect((await browser().ask('/healthz')).status).toBe(200)
  expect((await browser().ask('/readyz')).status).toBe(200)
  expect((await browser().ask('/webhooks/sandbox', { method: 'POST', body: '{}' })).status).toBe(400)
})

test('the page asks for the code and does not tell it', async () => {
  const { status, text } = await browser().ask('/set-up')
  expect(status).toBe(200)
  expect(text).toContain('name="code"')
  expect(text).not.toContain(runtime.app.shop.setUpCode)
})

test('a wrong code makes nothing, and what was typed is kept', async () => {
  for (const code of ['1234-1234-1234', '', `${runtime.app.shop.setUpCode}0`]) {
    const answer = await browser().post('/set-up', { ...form(), code })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('value="Seaside Books"')
    expect(answer.text).not.toContain('a long password')
    expect(answer.text).toMatch(/name="code"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="code"/)
  }
  expect(await counts()).toEqual({ shops: 0, users: 0, staff: 0 })
})

test.each([
  ['settings.currency', 'XXL'],
  ['settings.timeZone', 'Mars/Olympus'],
  ['settings.country', 'Germany'],
  ['settings.email', 'nowhere'],
  ['settings.name', ''],
  ['owner.password', 'too short'],
  ['owner.email', ''],
])('a wrong %s makes nothing', async (name, value) => {
  const answer = await browser().post('/set-up', { ...form(), [name]: value })
  expect(answer.status).toBe(422)
  expect(answer.text).toMatch(
    new RegExp(`name="${name}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="${name}"`),
  )
  expect(await counts()).toEqual({ shops: 0, users: 0, staff: 0 })
})

test('the right code makes the shop and its owner, signed in, who reaches the staff area', async () => {
  const answer = await browser().post('/set-up', form())
  expect(answer).toMatchObject({ status: 303, leadsTo: '/admin' })
  const cookies = (answer.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ')
  const owner = browserAt(url, cookies)
  expect((await owner.ask('/admin')).status).toBe(200)
  expect((await browser().ask('/store')).status).toBe(200)
  expect(await counts()).toEqual({ shops: 1, users: 1, staff: 1 })
  expect(await browser().ask('/set-up')).toMatchObject({ status: 302, leadsTo: '/store' })
})

test('posted by two at once it is made once, and only the first is its owner', async () => {
  const other = { ...form(), 'settings.name': 'Taken Over', 'owner.email': 'other@sea.example' }
  const answers = await Promise.all([browser().post('/set-up', form()), browser().post('/set-up', other)])
  expect(answers.filter(({ leadsTo }) => leadsTo === '/admin')).toHaveLength(1)
  expect(await counts()).toEqual({ shops: 1, users: 1, staff: 1 })
  expect((await browser().post('/set-up', { ...form(), 'owner.email': 'late@sea.example' })).leadsTo).toBe(
    '/store',
  )
  expect(await counts()).toEqual({ shops: 1, users: 1, staff: 1 })
})

describe('six who want to be the owner at once', () => {
  const owners = Array.from({ length: 6 }, (_, at) => ({
    ...fields,
    'owner.name': `Olga ${at}`,
    'owner.email': `olga.${at}@sea.example`,
  }))
  const logins = async () =>
    (
      await runtime.database.plainPool.query(
        `select u.email, r.name as role from users u left join staff s on s.user_id = u.id left join roles r on r.id = s.role_id`,
      )
    ).rows

  test('at one process leave one login, with its role', async () => {
    const asked = owners.map((owner) => ({ ...owner, code: runtime.app.shop.setUpCode }))
    const answers = await Promise.all(asked.map((owner) => browser().post('/set-up', owner)))
    expect(answers.filter(({ leadsTo }) => leadsTo === '/admin')).toHaveLength(1)
    expect(await logins()).toMatchObject([{ role: 'Owner' }])
  })

  test('at two processes, each with a code of its own, leave one login, with its role', async () => {
    const second = await openRuntime()
    const other = createWebServer(second, { pages: await builtPages(), publicUrl: null, proxies: 1 })
    const otherUrl = await listen(other)
    const answers = await Promise.all(
      owners.map((owner, at) =>
        at % 2 === 0
          ? browser().post('/set-up', { ...owner, code: runtime.app.shop.setUpCode })
          : browserAt(otherUrl, null).post('/set-up', { ...owner, code: second.app.shop.setUpCode }),
      ),
    )
    expect(answers.filter(({ leadsTo }) => leadsTo === '/admin')).toHaveLength(1)
    expect(await logins()).toMatchObject([{ role: 'Owner' }])
    await close(other)
    await second.close()
  })

  test('one after the other, the first of whom broke off after the login was made, leave one login', async () => {
    const [first, second] = owners
    const password = 'a long password'
    const from = { address: '192.0.2.1', browser: 'Firefox' }
    await runtime.app.identity.signUp(visitor, {
      name: 'Olga',
      email: `${first?.['owner.email']}`,
      password,
      from,
    })
    const answer = await browser().post('/set-up', { ...second, code: runtime.app.shop.setUpCode })
    expect(answer.leadsTo).toBe('/admin')
    expect(await logins()).toEqual([{ email: second?.['owner.email'], role: 'Owner' }])
  })
})
