import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locales } from '../../src/kernel/locales.ts'
import { currencyExponent, type Money } from '../../src/kernel/money.ts'
import { readAmount } from '../../src/kernel/read-amount.ts'
import { formatAmount, formatMoney } from '../../web/format.ts'

const others = [
  'de',
  'de-AT',
  'de-CH',
  'fr',
  'fr-CH',
  'es',
  'pt-BR',
  'it',
  'nl',
  'pl',
  'cs',
  'sv',
  'da',
  'ru',
  'tr',
  'hi',
  'ja',
  'zh',
]
const elsewhere = ['ar-EG', 'fa', 'he', 'bn', 'th', 'id']
const money = fc.record({
  minor: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
  currency: fc.constantFrom(
    'EUR',
    'USD',
    'CAD',
    'GBP',
    'CHF',
    'JPY',
    'KRW',
    'KWD',
    'BHD',
    'UZS',
    'PLN',
    'INR',
    'BRL',
    'CLF',
  ),
})

describe.each([...locales, ...others, ...elsewhere])('in %s', (locale) => {
  test('what is shown is read back, with groups and currency, without, and as it is put into a field', () => {
    fc.assert(
      fc.property(money, (amount: Money) => {
        const digits = currencyExponent(amount.currency)
        const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
        const decimal = `${amount.minor}e-${digits}` as Intl.StringNumericLiteral
        const shown = [
          formatMoney(amount, locale),
          new Intl.NumberFormat(locale, options).format(decimal),
          new Intl.NumberFormat(locale, { ...options, useGrouping: false }).format(decimal),
          formatAmount(amount, locale),
        ]
        for (const text of shown)
          expect([text, readAmount(text, amount.currency, locale)]).toEqual([text, amount])
      }),
      { numRuns: 60 },
    )
  })
})

test.each([
  ['en', 'KWD', '1,000', 1_000_000n],
  ['en', 'KWD', '1.000', 1_000n],
  ['en', 'KWD', '1,5', 1_500n],
  ['de', 'KWD', '1.000', 1_000_000n],
  ['de', 'KWD', '1,000', 1_000n],
  ['en', 'EUR', '12,50', 1_250n],
  ['en', 'EUR', '12.5', 1_250n],
  ['en', 'EUR', '12,500', 1_250_000n],
  ['en', 'EUR', '1,234.50', 123_450n],
  ['en', 'EUR', '1 234.50', 123_450n],
  ['en-IN', 'INR', '12,34,567.00', 123_456_700n],
  ['de', 'EUR', '1.234,50 €', 123_450n],
  ['de-CH', 'CHF', "1'234.50", 123_450n],
  ['fr', 'EUR', '1 234,50', 123_450n],
  ['en', 'EUR', '−5', -500n],
  ['en', 'EUR', '12.500', 1_250n],
  ['en', 'JPY', '1,200', 1_200n],
])('in %s and %s, %s is an amount', (locale, currency, text, minor) => {
  expect(readAmount(text, currency, locale)).toEqual({ minor, currency })
})

test.each([
  ['en', 'EUR', '12.345', 'too_many_digits'],
  ['en', 'JPY', '12.5', 'too_many_digits'],
  ['en', 'KWD', '1.0005', 'too_many_digits'],
  ['en', 'EUR', '1,23.50', 'no_number'],
  ['en', 'EUR', '1,2345', 'too_many_digits'],
  ['en', 'EUR', '1.234,50', 'no_number'],
  ['de', 'EUR', '1,234.50', 'no_number'],
  ['en', 'EUR', '', 'no_number'],
  ['en', 'EUR', '-', 'no_number'],
  ['en', 'EUR', 'ten', 'no_number'],
  ['en', 'EUR', '1e3', 'no_number'],
  ['en', 'EUR', '12 USD', 'no_number'],
  ['en', 'EUR', '5.', 'no_number'],
])('in %s and %s, %j is none: %4$s', (locale, currency, text, why) => {
  expect(readAmount(text, currency, locale)).toBe(why)
})
