import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doJobs } from '../world/jobs.ts'
import { openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld()
})
afterAll(() => world.close())

const newcomer = {
  name: 'Nora Newcomer',
  email: 'nora@example.com',
  password: 'a password of her own',
  country: 'DE',
  company: 'Seaside <Books>',
  line1: 'Hafenstraße 1',
  postcode: '24103',
  city: 'Kiel',
  next: '/cart',
}
const users = async () => (await world.runtime.database.plainPool.query('select from users')).rowCount

describe('registering', () => {
  test.each([
    ['a password that is too short', 'password', 'short', 'At least 10 characters, please.'],
    ['no name', 'name', '  ', 'Please fill this in.'],
    ['no real address', 'email', 'nora at example', 'This is not an e-mail address.'],
    ['a country that there is not', 'country', 'XX', 'Please choose one of these.'],
    ['a name with a line break', 'name', 'Nora\nBcc: x', ''],
    ['a name with a NUL', 'name', 'Nora\0', ''],
    ['a company with a NUL', 'company', 'Nora\0', ''],
    ['a name without an end', 'name', 'x'.repeat(121), ''],
  ])(
    'with %s says so beside the field, and keeps what was typed but the password',
    async (_, name, value, words) => {
      const before = await users()
      const answer = await world
        .browser()
        .post('/register', { ...newcomer, email: 'careless@example.com', [name]: value })
      expect(answer.status).toBe(422)
      const field = new RegExp(`<(input|select)[^>]*name="${name}"[^>]*>`).exec(answer.text)?.[0] ?? ''
      expect(field).toContain('aria-invalid="true"')
      const described = /aria-describedby="([^"]+)"/.exec(field)?.[1]?.split(' ') ?? []
      expect(described.some((id) => answer.text.includes(`id="${id}"`))).toBe(true)
      expect(wordsOf(answer)).toContain(words)
      if (name !== 'company') expect(answer.text).toContain('value="Seaside &lt;Books&gt;"')
      expect(answer.text).toContain('value="Kiel"')
      expect(answer.text).not.toContain(newcomer.password)
      expect(await users()).toBe(before)
    },
  )

  test('makes the login and its account, signs in, sends the link by email, and leads on', async () => {
    const answer = await world.browser().post('/register', newcomer)
    expect(answer).toMatchObject({ status: 302, leadsTo: '/cart' })
    const emails = await world.runtime.database.reader
      .selectFrom('emails')
      .select(['template', 'recipient'])
      .execute()
    expect(emails).toEqual([{ template: 'email.confirm', recipient: newcomer.email }])
    const cookie = (answer.headers['set-cookie'] ?? [])[0]?.split(';')[0] ?? null
    expect(wordsOf(await world.browser(cookie).ask('/account'))).toContain('Nora Newcomer')
  })

  test('with a taken address is refused, and nothing typed is lost', async () => {
    await world.browser().post('/register', { ...newcomer, email: 'taken@example.com' })
    const answer = await world.browser().post('/register', { ...newcomer, email: 'Taken@Example.com' })
    expect(answer.status).toBe(422)
    expect(wordsOf(answer)).toContain('There is already an account with this e-mail address.')
    expect(answer.text).toContain('value="Taken@Example.com"')
  })

  test.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
  ])('does not lead on to %s', async (next) => {
    const email = `next.${Math.random()}@example.com`
    const answer = await world.browser().post('/register', { ...newcomer, email, next })
    expect(answer).toMatchObject({ status: 302, leadsTo: '/account' })
  })
})

describe('signing in', () => {
  test.each([
    ['an address that nobody has', 'nobody@example.com'],
    ['what is no address', 'nobody'],
  ])('with %s says what it says to a wrong password, and keeps the address', async (_, email) => {
    const answer = await world.browser().post('/sign-in', { email, password: 'whatever it was' })
    expect(answer.status).toBe(422)
    expect(wordsOf(answer)).toContain('The e-mail address or the password is wrong.')
    expect(answer.text).toContain('value="nobody')
    expect(answer.text).not.toContain('whatever it was')
  })
})

describe('a new password by email', () => {
  test('is refused beside its field when it is too short, and the link is void after its use', async () => {
    const email = 'forgetful@example.com'
    await world.browser().post('/register', { ...newcomer, email })
    expect((await world.browser().post('/forgot-password', { email })).leadsTo).toBe('/forgot-password?sent')
    await doJobs(world.runtime, ['send-reset-link'])
    const { content } = await world.runtime.database.reader
      .selectFrom('emails')
      .select('content')
      .where('template', '=', 'password.reset')
      .executeTakeFirstOrThrow()
    const { pathname } = new URL((content as { secretUrl: string }).secretUrl)
    expect((await world.browser().ask(pathname)).status).toBe(200)
    const short = await world.browser().post(pathname, { password: 'too short' })
    expect(short.status).toBe(422)
    expect(short.text).toMatch(
      /<input[^>]*name="password"[^>]*aria-invalid="true"|<input[^>]*aria-invalid="true"[^>]*name="password"/,
    )
    expect((await world.browser().post(pathname, { password: 'long enough now' })).status).toBe(303)
    const again = await world.browser().post(pathname, { password: 'long enough again' })
    expect(again.status).toBe(422)
    expect(wordsOf(again)).toContain('This link was used before or is too old.')
    expect((await world.browser().post('/sign-in', { email, password: 'long enough now' })).leadsTo).toBe(
      '/account',
    )
  })

  test('answers the same to an address that nobody has', async () => {
    const answer = await world.browser().post('/forgot-password', { email: 'nobody@example.com' })
    expect(answer).toMatchObject({ status: 302, leadsTo: '/forgot-password?sent' })
  })
})

test('odd fields and odd bodies are refused or left out, and are no fault', async () => {
  const names = [
    '__proto__.polluted',
    'constructor.prototype.polluted',
    'email.email.email',
    '[]',
    'a'.repeat(10_000),
  ]
  const fields = Object.fromEntries(names.map((name) => [name, 'x']))
  expect((await world.browser().post('/sign-in', fields)).status).toBe(422)
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
  const headers = { origin: world.url, 'content-type': 'multipart/form-data; boundary=none' }
  for (const type of ['multipart/form-data; boundary=none', 'application/json', 'text/plain', '']) {
    const answer = await world.browser().ask('/sign-in', {
      method: 'POST',
      headers: { ...headers, 'content-type': type },
      body: '{"email": 1',
    })
    expect([400, 415, 422]).toContain(answer.status)
  }
})
