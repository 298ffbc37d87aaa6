import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWebServer } from '../../src/http/web.ts'
import { builtPages, close, listen, openWebWorld, type WebWorld } from './web-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld()
})
afterAll(() => world.close())

const nonceOf = (policy: string) => /'nonce-([^']+)'/.exec(policy)?.[1]

describe.each([
  ['a page', '/store', 200],
  ['a form', '/sign-in', 200],
  ['a page that does not exist', '/nothing/here', 404],
  ['the data of a page', '/store.data', 200],
  ['a redirect', '/account', 302],
  ['a health check', '/healthz', 200],
])('%s', (_, path, status) => {
  test('carries every secure header', async () => {
    const answer = await world.browser().ask(path)
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(answer.headers['x-powered-by']).toBeUndefined()
    expect(answer.headers.server).toBeUndefined()
  })

  test('has a policy that lets in nothing but the shop itself', async () => {
    const { headers } = await world.browser().ask(path)
    const policy = String(headers['content-security-policy'])
    expect(policy.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "manifest-src 'self'",
      `script-src 'self' 'nonce-${nonceOf(policy)}'`,
      "style-src 'self'",
    ])
  })
})

test('a refusal at the door carries the policy too', async () => {
  const { status, headers } = await world.browser().ask('/sign-in', { method: 'POST' })
  expect(status).toBe(403)
  expect(headers['content-security-policy']).toContain("default-src 'none'")
})

test('each answer has a nonce of its own, which all its scripts carry', async () => {
  const nonces = []
  for (const path of ['/store', '/store', '/nothing/here']) {
    const { headers, text } = await world.browser().ask(path)
    const nonce = nonceOf(String(headers['content-security-policy']))
    const scripts = text.match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
    nonces.push(nonce)
  }
  expect(new Set(nonces).size).toBe(3)
})

test.each(['/store', '/sign-in', '/register', '/cart'])(
  '%s has no style or handler in its tags',
  async (path) => {
    const { text } = await world.browser().ask(path)
    const tags = text.replaceAll(/<script\b[\s\S]*?<\/script>/g, '').match(/<[a-z][^>]*>/g) ?? []
    for (const tag of tags) expect(tag).not.toMatch(/\s(style|on[a-z]+)=/)
    expect(text).not.toContain('<style')
  },
)

test('what a page shows is kept by no cache, built files are kept for good', async () => {
  const { headers, text } = await world.browser().ask('/store')
  expect(headers['cache-control']).toBe('no-store')
  const script = /"(\/assets\/[^"]+\.js)"/.exec(text)?.[1] ?? ''
  const file = await world.browser().ask(script)
  expect(file.status).toBe(200)
  expect(file.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  })
})

test('a shop that is reached by HTTPS says that it always is; one that is not, does not', async () => {
  const server = createWebServer(world.runtime, {
    pages: await builtPages(),
    publicUrl: 'https://shop.example',
    proxies: 0,
  })
  const url = await listen(server)
  try {
    const { headers } = await fetch(`${url}/store`)
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
  } finally {
    await close(server)
  }
  const { headers } = await world.browser().ask('/store')
  expect(headers['strict-transport-security']).toBeUndefined()
})
