import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkCard, hasCheckDigit } from '../../src/gateways/sandbox/check-card.ts'
import { testCards } from '../../src/gateways/sandbox/test-cards.ts'
import { instant } from '../../src/kernel/calendar.ts'
import { type CardInput, CardRejected } from '../../src/payments/gateway.ts'
import type { Database } from '../../src/platform/database.ts'
import { openTestDatabase } from './database.ts'
import { sandboxAt } from './sandbox-world.ts'

const now = instant('2026-03-15T10:00:00Z')
const good: CardInput = { number: '4242 4242 4242 4242', expMonth: 3, expYear: 2026, cvc: '123' }

describe('a card as it was typed', () => {
  test('is read with spaces and dashes, and is good until its month ends', () => {
    expect(checkCard(good, now)).toEqual({
      brand: 'visa',
      behaviour: 'approve',
      last4: '4242',
      expMonth: 3,
      expYear: 2026,
    })
    expect(checkCard({ ...good, number: '3782-822463-10005', cvc: '1234' }, now).brand).toBe('amex')
  })

  test.each<[string, Partial<CardInput>, CardRejected['field']]>([
    ['a mistyped number', { number: '4242424242424241' }, 'number'],
    ['a number that could be real', { number: '4111111111111111' }, 'number'],
    ['no number', { number: 'constructor' }, 'number'],
    ['an empty number', { number: '' }, 'number'],
    ['a card of last month', { expMonth: 2 }, 'expiry'],
    ['a card of last year', { expMonth: 12, expYear: 2025 }, 'expiry'],
    ['a thirteenth month', { expMonth: 13, expYear: 2027 }, 'expiry'],
    ['half a month', { expMonth: 4.5, expYear: 2027 }, 'expiry'],
    ['a year of two digits', { expYear: 27 }, 'expiry'],
    ['a year far away', { expYear: 2077 }, 'expiry'],
    ['no expiry', { expYear: Number.NaN }, 'expiry'],
    ['a short cvc', { cvc: '12' }, 'cvc'],
    ['a cvc of four digits on a Visa card', { cvc: '1234' }, 'cvc'],
    ['a cvc of three digits on an Amex card', { number: '378282246310005' }, 'cvc'],
    ['a cvc in letters', { cvc: 'abc' }, 'cvc'],
  ])('%s is refused', (_, change, field) => {
    expect(() => checkCard({ ...good, ...change }, now)).toThrow(new CardRejected(field))
  })

  test('every test number has its check digit', () => {
    expect(Object.keys(testCards).filter((number) => !hasCheckDigit(number))).toEqual([])
  })
})

describe('a stored card', () => {
  let open: { database: Database; close(): Promise<void> }
  beforeAll(async () => {
    open = await openTestDatabase()
  })
  afterAll(() => open.close())

  test('has a token, and its number is nowhere', async () => {
    const { gateway } = sandboxAt(open.database, now)
    const stored = await gateway.storeCard?.(good)
    expect(stored).toEqual({
      token: expect.stringMatching(/^sandbox-card-/),
      kind: 'card',
      label: 'visa 4242',
      status: 'usable',
      expMonth: 3,
      expYear: 2026,
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    })
    const { rows } = await sql<{
      kept: string
    }>`select row_to_json(methods)::text as kept from sandbox.methods`.execute(open.database.reader)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.kept).not.toContain('42424242')
    await expect(gateway.storeCard?.({ ...good, cvc: '' })).rejects.toThrow(CardRejected)
  })
})
