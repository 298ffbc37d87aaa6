import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
let visitor: ReturnType<WebWorld['browser']>
let customer: ReturnType<WebWorld['browser']>
let staff: ReturnType<WebWorld['browser']>
let session: string
beforeAll(async () => {
  world = await openWebWorld()
  const { actor } = await world.person('Ada')
  session = await world.session('userId' in actor ? actor.userId : '')
  visitor = world.browser()
  customer = world.browser(session)
  staff = world.browser(await world.member('Owner'))
})
afterAll(() => world.close())

const sent = (type: string, body: string) => ({
  method: 'POST',
  headers: { origin: world.url, ...(type && { 'content-type': type }) },
  body,
})

describe('a form that makes no sense', () => {
  test.each(['ten', '-5', '101', '0', '1.23456', '5 % %'])(
    'as a coupon of "%s" percent is refused beside its field',
    async (percentPpm) => {
      const answer = await staff.post('/admin/coupons/new', { code: 'SPRING', appliesFor: 'all', percentPpm })
      expect(answer.status).toBe(422)
      expect(wordsOf(answer)).toMatch(/Please enter a number\.|More than 0 and at most 100 percent, please\./)
    },
  )

  test.each(['intent.x', 'intent[]', 'intent.x.y', 'intent.constructor'])(
    'as one for nothing, by "%s", is refused',
    async (name) => {
      for (const path of ['/account/payments', '/account/profile']) {
        expect((await customer.post(path, { [name]: '1' })).status).toBe(422)
      }
      const { status } = await staff.post('/admin/payments', { [name]: '1' })
      expect(status).toBe(422)
    },
  )

  test.each(['/theme', '/sign-in', '/cart', '/account/profile'])(
    'as no form at all is refused at %s',
    async (path) => {
      const bodies = [
        ['application/json', '{"theme":"dark"}'],
        ['application/json', ''],
        ['', ''],
        ['multipart/form-data', ''],
        ['multipart/form-data; boundary=a-boundary-of-thirty-characters', '--a-boundary-of-thi'],
      ]
      for (const [type = '', body = ''] of bodies) {
        expect((await customer.ask(path, sent(type, body))).status).toBe(400)
      }
    },
  )

  test('as a broken answer to a bank is asked for again', async () => {
    const person = await world.person('Cem')
    const thing = await world.catalog('Thing', { price: 900 })
    const { continueUrl } = (await person.buys('challenge', thing)).payment
    const { pathname } = new URL(continueUrl ?? '')
    const broken = sent('multipart/form-data; boundary=a-boundary-of-thirty-characters', '--a-bound')
    expect((await visitor.ask(pathname, broken)).status).toBe(422)
    expect((await visitor.ask(pathname, sent('application/json', '{"verdict":"approve"}'))).status).toBe(422)
    expect((await visitor.post(pathname, { verdict: 'approve' })).status).toBe(303)
  })
})

describe('a sentence that was left in a cookie', () => {
  test.each([
    '{"says":"x","params":{"lng":5}}',
    '{"says":"form.required","params":{"lng":"xx","replace":"x","count":"1","postProcess":"x"}}',
    '{"says":"form.required","params":null}',
    '{"says":"form.required","params":[]}',
    '{"says":5,"params":{}}',
    'null',
    '%',
  ])('and was tampered with, %s, leaves the page and who is signed in as they are', async (left) => {
    for (const flash of [left, encodeURIComponent(left)]) {
      const answer = await world.browser(`flash=${flash}; ${session}`).ask('/account')
      expect(answer.status).toBe(200)
      expect(wordsOf(answer)).toContain('Ada')
      expect(answer.text).toContain('action="/sign-out"')
    }
  })

  test('may mention what looks like an option of the catalogue', async () => {
    const left = { says: 'identity.shopOpened', params: { shop: 'Toys', lng: 'xx', context: 'x' } }
    const flash = encodeURIComponent(JSON.stringify(left))
    const answer = await world.browser(`flash=${flash}`).ask('/store')
    expect(answer.status).toBe(200)
    expect(wordsOf(answer)).toContain('Toys')
  })
})

describe('an address to lead on to', () => {
  const onTo = [
    ['/日', '/%E6%97%A5'],
    ['/%E6%97%A5', '/%E6%97%A5'],
    ['/store?q=日#ü', '/store?q=%E6%97%A5#%C3%BC'],
    ['/\u202E', '/%E2%80%AE'],
  ] as const
  test.each(onTo)('of this site, "%s", is led on to as %s', async (asked, address) => {
    expect(await visitor.post('/theme', { back: asked, theme: 'dark' })).toMatchObject({ leadsTo: address })
    const signIn = `/sign-in?next=${encodeURIComponent(asked)}`
    expect(await customer.ask(signIn)).toMatchObject({ status: 302, leadsTo: address })
  })

  test.each([
    ...['/\t/evil.example', '/\n/evil.example', '\t//evil.example', '//evil.example', '/\\evil.example'],
    ...[
      '\\\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      'evil',
      '',
      ' /store',
      '///evil.example',
    ],
    ...[
      '/.//evil.example',
      '/a/..//evil.example',
      '/./\\evil.example',
      '/%2e//evil.example',
      `/${'a'.repeat(9_000)}`,
    ],
  ])('of another site, "%s", is not', async (asked) => {
    const back = await visitor.post('/theme', { back: asked, theme: 'dark' })
    expect(back).toMatchObject({ status: 302, leadsTo: '/' })
    const signIn = `/sign-in?next=${encodeURIComponent(asked)}`
    expect(await customer.ask(signIn)).toMatchObject({ status: 302, leadsTo: '/account' })
  })

  test('that stands in the address itself can be one of another alphabet', async () => {
    const bea = await world.person('Bea')
    const { payment } = await bea.buys('reviewed', await world.catalog('Other thing', { price: 900 }))
    const fields = { intent: 'review', paymentId: payment.id, verdict: 'accept' }
    const answer = await staff.post('/admin/invoices/%E6%97%A5', fields)
    expect(answer).toMatchObject({ status: 303, leadsTo: '/admin/invoices/%E6%97%A5' })
  })
})
