import { afterAll, beforeAll, expect, test } from 'vitest'
import type { UserId } from '../../src/kernel/ids.ts'
import type { Person } from '../world/person.ts'
import { type Answer, openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
let ada: Person
let browser: ReturnType<WebWorld['browser']>
beforeAll(async () => {
  world = await openWebWorld()
  ada = await world.person('Ada')
  browser = world.browser(await world.session(userOf(ada)))
})
afterAll(() => world.close())

function userOf({ actor }: Person): UserId {
  if (actor.kind !== 'customer') throw new Error('no customer')
  return actor.userId
}

/** The names of the fields of the address, in the order in which they stand on the page. */
function fieldsOf({ text }: Answer): string[] {
  const names = [...text.matchAll(/<input[^>]*\sname="(line1|line2|city|region|postcode)"/g)]
  return names.map(([, name]) => name ?? '')
}

const asked = { showFields: 'yes' }
const newcomer = {
  name: 'Nora',
  email: 'nora@example.com',
  password: 'a long password',
  line1: 'Yanaka 2-14-5',
}

test('without script the fields of another country come when they are asked for, with all that was typed', async () => {
  const answer = await world.browser().post('/register', { ...newcomer, ...asked, country: 'JP' })
  expect(answer.status).toBe(200)
  expect(fieldsOf(answer)).toEqual(['postcode', 'region', 'line1', 'line2'])
  expect(wordsOf(answer)).toContain('Prefecture')
  expect(wordsOf(answer)).not.toContain('your attention')
  expect(answer.text).toContain('value="Yanaka 2-14-5"')
  expect(answer.text).toContain('value="nora@example.com"')
  expect(answer.text).not.toContain('a long password')
  expect(answer.text).toMatch(/<details[^>]* open/)
})

test('a form that is refused comes back with the fields of the country that was chosen', async () => {
  const answer = await world.browser().post('/register', { ...newcomer, country: 'US', city: 'Portland' })
  expect(answer.status).toBe(422)
  expect(fieldsOf(answer)).toEqual(['line1', 'line2', 'city', 'region', 'postcode'])
  expect(wordsOf(answer)).toContain('ZIP code')
  expect(wordsOf(answer).match(/An address in this country needs this\./g)).toHaveLength(2)
})

test('what is filled in and the country does not have stays to be seen', async () => {
  const form = { intent: 'details', name: 'Ada', locale: 'en', timeZone: 'UTC', version: '0', country: 'DE' }
  const answer = await browser.post('/account/profile', { ...form, ...asked, region: 'Bavaria' })
  expect(fieldsOf(answer)).toEqual(['line1', 'line2', 'postcode', 'city', 'region'])
  expect(answer.text).toContain('value="Bavaria"')
  expect((await browser.ask('/account/profile')).text).not.toContain('Bavaria')
})

test('no page brings the list of countries twice', async () => {
  const newUser = world.browser(await world.session(await userWithoutAccount()))
  const pages = [
    await world.browser().ask('/register'),
    await browser.ask('/account/profile'),
    await newUser.ask('/account/open'),
  ]
  for (const page of pages) {
    expect(page.status).toBe(200)
    expect(page.text.match(/Zimbabwe/g)).toHaveLength(1)
  }
})

async function userWithoutAccount(): Promise<string> {
  const login = { name: 'Otto', email: 'otto@example.com', password: 'a long password' }
  const from = { address: '203.0.113.7', browser: '' }
  return (await world.app.identity.signUp({ kind: 'visitor' }, { ...login, from })).userId
}
