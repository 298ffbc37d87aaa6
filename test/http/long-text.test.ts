import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CardForm } from '../../web/card-form.ts'
import { openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld()
})
afterAll(() => world.close())

const spaces = ' '.repeat(100_000)

describe('a text that is longer than any field', () => {
  test('is refused beside its field before it is looked into', async () => {
    const ada = await world.person('Ada')
    const browser = world.browser(await world.session(ada.actor.userId))
    const { number } = await ada.orders(await world.catalog('Thing', { price: 1_000 }))
    for (const expiry of [`1${spaces}`, `1${spaces}x`, `${spaces}1${spaces}/`]) {
      const card = { 'card.number': '4242424242424242', 'card.expiry': expiry, 'card.cvc': '123' }
      const answer = await browser.post(`/checkout/${number}`, {
        intent: 'pay',
        idempotencyKey: 'a key',
        option: 'card-sandbox',
        ...card,
      })
      expect(answer.status).toBe(422)
      expect(wordsOf(answer)).toContain('At most 20000 characters, please.')
    }
  })

  test('is refused in a list too', async () => {
    const cookie = await world.member('Owner')
    const body = `packageIds=a&packageIds=${'x'.repeat(20_001)}`
    const headers = { origin: world.url, 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await world.browser(cookie).ask('/admin/coupons/new', { method: 'POST', headers, body })
    expect(answer.status).toBe(422)
  })
})

describe('the expiry of a card', () => {
  const read = (expiry: string) => CardForm.safeParse({ number: '4242424242424242', expiry, cvc: '123' }).data
  test.each(['04/30', '4/30', '04 / 30', '04 / 2030', '0430', '042030', ' 4-2030 ', '04  .  30', '04 30'])(
    'is read from "%s"',
    (expiry) => {
      expect(read(expiry)).toMatchObject({ expMonth: 4, expYear: 2030 })
    },
  )
  test.each(['', '04', '4/3', '04/203', '04//30', 'ten/30', `04${' '.repeat(30)}30`])(
    'is not read from "%s"',
    (expiry) => {
      expect(read(expiry)).toBeUndefined()
    },
  )
})
