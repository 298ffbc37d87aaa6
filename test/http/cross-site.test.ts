import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWebServer } from '../../src/http/web.ts'
import { builtPages, close, listen, openWebWorld, type WebWorld } from './web-world.ts'

let world: WebWorld
let cookie: string
beforeAll(async () => {
  world = await openWebWorld()
  const { actor } = await world.person('Ada')
  cookie = await world.session('userId' in actor ? actor.userId : '')
})
afterAll(() => world.close())

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const post = (path: string, headers: Record<string, string>) =>
  world.browser(cookie).ask(path, { method: 'POST', headers: { ...form, ...headers }, body: '' })

describe.each(['/sign-out', '/sign-out.data', '/account/profile', '/nothing/here'])(
  'a form to %s',
  (path) => {
    test.each([
      ['from another site', { origin: 'https://evil.example' }],
      ['from another port of this machine', { origin: 'http://127.0.0.1:1' }],
      ['from a page that hides where it is', { origin: 'null' }],
      ['from nowhere', {}],
      ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
      ['that the browser calls same-site, as from a sister domain', { 'sec-fetch-site': 'same-site' }],
    ])('%s is refused, and changes nothing', async (_, headers) => {
      expect((await post(path, headers as Record<string, string>)).status).toBe(403)
      expect((await world.browser(cookie).ask('/account')).status).toBe(200)
    })
  },
)

test('the browser is believed before the origin, which a proxy may have changed', async () => {
  const both = { origin: world.url, 'sec-fetch-site': 'cross-site' }
  expect((await post('/sign-out', both)).status).toBe(403)
})

test.each([['PUT'], ['PATCH'], ['DELETE']])('%s from another site is refused like a form', async (method) => {
  const headers = { origin: 'https://evil.example' }
  expect((await world.browser(cookie).ask('/account/profile', { method, headers })).status).toBe(403)
})

test('a link from another site opens a page, and signs nobody out', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  expect((await world.browser().ask('/store', { headers })).status).toBe(200)
  expect(await world.browser(cookie).ask('/sign-out', { headers })).toMatchObject({
    status: 302,
    leadsTo: '/store',
  })
  expect((await world.browser(cookie).ask('/account')).status).toBe(200)
})

test('no path around the check leads past it', async () => {
  const headers = { origin: 'https://evil.example' }
  for (const path of ['/webhooks/../sign-out', '/webhooks/%2e%2e/sign-out', '//sign-out', '/Sign-Out/']) {
    const { status } = await post(path, headers)
    expect([400, 403, 404]).toContain(status)
  }
  expect((await world.browser(cookie).ask('/account')).status).toBe(200)
})

test('forms of the shop itself pass, by its own name and by the one that a proxy gives it', async () => {
  expect((await post('/theme', { origin: world.url })).status).not.toBe(403)
  expect((await post('/theme', { 'sec-fetch-site': 'same-origin' })).status).not.toBe(403)
  const server = createWebServer(world.runtime, {
    pages: await builtPages(),
    publicUrl: 'https://shop.example',
    proxies: 0,
  })
  const url = await listen(server)
  try {
    const sent = (origin: string) =>
      fetch(`${url}/sign-out`, { method: 'POST', headers: { origin }, redirect: 'manual' })
    expect((await sent('https://shop.example')).status).toBe(302)
    expect((await sent('https://other.example')).status).toBe(403)
  } finally {
    await close(server)
  }
})

test('a signed-in form of the shop signs out', async () => {
  expect(await post('/sign-out', { origin: world.url })).toMatchObject({ status: 302, leadsTo: '/store' })
  expect((await world.browser(cookie).ask('/account')).status).toBe(302)
})
