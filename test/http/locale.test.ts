import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWebWorld, type WebWorld } from './web-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld()
  await world.catalog('Hosting', { price: 1_000 })
})
afterAll(() => world.close())

const account = { name: 'Ada', password: 'a long enough password', country: 'GB' }
const languageOf = ({ text }: { text: string }) => /<html lang="([^"]+)"/.exec(text)?.[1]

test.each([
  ['en-GB,en;q=0.9', 'en-GB'],
  ['de-DE,de;q=0.9', 'en'],
  ['', 'en'],
])('a visitor whose browser asks for "%s" reads the shop as in %s', async (asked, locale) => {
  expect(languageOf(await world.browser().ask('/store', { headers: { 'accept-language': asked } }))).toBe(
    locale,
  )
})

test('an account keeps the locale of the browser that opened it, until its owner chooses another', async () => {
  const british = { 'accept-language': 'en-GB' }
  const made = await world.browser().post('/register', { ...account, email: 'ada@example.com' }, british)
  expect(made.status).toBe(302)
  const cookie = String(made.headers['set-cookie']).split(';')[0] ?? ''
  const ada = world.browser(cookie)
  const profile = await ada.ask('/account/profile', { headers: { 'accept-language': 'en-US' } })
  expect(languageOf(profile)).toBe('en-GB')
  expect(profile.text).toContain('English (United Kingdom)')

  const details = { intent: 'details', version: '0', name: 'Ada', country: 'GB', timeZone: 'Europe/London' }
  const refused = await ada.post('/account/profile', { ...details, locale: 'xx' })
  expect([refused.status, languageOf(refused)]).toEqual([422, 'en-GB'])
  expect((await ada.post('/account/profile', { ...details, locale: 'en-AU' })).status).toBe(303)
  expect(languageOf(await ada.ask('/account/profile'))).toBe('en-AU')
})
