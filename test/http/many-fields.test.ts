import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entriesIn } from '../../src/http/form-entries.ts'
import { openWebWorld, type WebWorld } from './web-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld()
})
afterAll(() => world.close())

const urlencoded = 'application/x-www-form-urlencoded'
const boundary = 'a-boundary-of-thirty-characters'
const multipart = `multipart/form-data; boundary=${boundary}`
const inOneLine = (count: number) => Array.from({ length: count }, () => 'a=').join('&')
const inParts = (count: number) =>
  `${`--${boundary}\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n`.repeat(count)}--${boundary}--\r\n`

function sent(type: string, body: string | string[]) {
  return { method: 'POST', headers: { origin: world.url, 'content-type': type }, body }
}

const paths = [
  '/sign-in',
  '/forgot-password.data',
  '/cart',
  '/theme',
  '/account/payments',
  '/admin/coupons/new',
  '/sandbox/challenge/none',
  '/nothing/here',
]

describe.each([
  ['as browsers send it', urlencoded, inOneLine],
  ['in parts', multipart, inParts],
])('a form %s', (_, type, body) => {
  test.each(paths)('of ten thousand fields of one name is refused at %s', async (path) => {
    const answer = await world.browser().ask(path, sent(type, body(10_000)))
    expect(answer.status).toBe(413)
  })

  test('of 998 fields is read, and of 1,001 refused', async () => {
    expect((await world.browser().ask('/forgot-password', sent(type, body(998)))).status).toBe(422)
    expect((await world.browser().ask('/forgot-password', sent(type, body(1_001)))).status).toBe(413)
  })

  test('of too many fields is refused when its length is not declared', async () => {
    const pieces = [body(2_000).slice(0, 900), body(2_000).slice(900)]
    expect((await world.browser().ask('/forgot-password', sent(type, pieces))).status).toBe(413)
  })
})

test('half a million fields, as many as a million bytes hold, are refused and not first sorted for minutes', async () => {
  const begun = performance.now()
  const answer = await world.browser().ask('/forgot-password', sent(urlencoded, 'a&'.repeat(500_000)))
  expect(answer.status).toBe(413)
  expect(performance.now() - begun).toBeLessThan(20_000)
})

describe('the fields of a body', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  test.each([
    ['APPLICATION/X-WWW-FORM-URLENCODED; charset=utf-8', 'a&b&c', 3],
    ['text/plain, application/x-www-form-urlencoded', 'a&b&c', 3],
    ['application/x-www-form-urlencoded, text/plain', 'a&b&c', 3],
    ['multipart/form-data; boundary="x y"', '--x y\r\n--x y\r\n', 2],
    ['multipart/form-data; boundary="x,y"', '--x,y\r\n--x,y\r\n', 2],
    ['application/json', 'a&b&c', 0],
    ['nonsense', 'a&b&c', 0],
  ])('are counted as "%s" has them', (type, body, count) => {
    expect(entriesIn(bytes(body), type)).toBe(count)
  })
})
