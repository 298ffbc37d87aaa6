import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allocate,
  currencyExponent,
  divideRounded,
  fromDecimal,
  money,
  proportion,
  toDecimal,
} from '../../src/kernel/money.ts'

const minor = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { minLength: 1, maxLength: 24 })
  .filter((all) => all.some((weight) => weight > 0n))

describe('splitting', () => {
  test('loses and invents nothing, whatever is split by whatever', () => {
    fc.assert(
      fc.property(minor, weights, (total, by) => {
        const shares = allocate(money(total, 'EUR'), by)
        expect(shares.reduce((sum, share) => sum + share.minor, 0n)).toBe(total)
      }),
    )
  })

  test('gives each share its exact part, or one minor unit more', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), weights, (total, by) => {
        const whole = by.reduce((a, b) => a + b, 0n)
        allocate(money(total, 'EUR'), by).forEach((share, at) => {
          const exact = (total * (by[at] ?? 0n)) / whole
          expect(share.minor === exact || share.minor === exact + 1n).toBe(true)
        })
      }),
    )
  })

  test('gives the rest to the largest remainders, of equal ones to the earlier', () => {
    const shares = (total: number, by: bigint[]) =>
      allocate(money(total, 'EUR'), by).map((share) => Number(share.minor))
    expect(shares(100, [1n, 1n, 1n])).toEqual([34, 33, 33])
    expect(shares(-100, [1n, 1n, 1n])).toEqual([-34, -33, -33])
    expect(shares(10, [1n, 0n, 3n])).toEqual([3, 0, 7])
    expect(shares(5, [3n, 7n])).toEqual([2, 3])
  })
})

describe('rounding', () => {
  test('is half away from zero', () => {
    expect([5n, -5n, 4n, -4n, 6n].map((n) => divideRounded(n, 10n))).toEqual([1n, -1n, 0n, 0n, 1n])
  })

  test('is never off by more than a half, and is the same for a debit as for a credit', () => {
    fc.assert(
      fc.property(minor, fc.bigInt({ min: 1n, max: 10n ** 9n }), (numerator, denominator) => {
        const rounded = divideRounded(numerator, denominator)
        const distance = 2n * (rounded * denominator - numerator)
        expect(distance <= denominator && distance >= -denominator).toBe(true)
        expect(divideRounded(-numerator, denominator)).toBe(-rounded)
      }),
    )
  })

  test('happens once, at the end of one calculation', () => {
    expect(proportion(money(1000, 'EUR'), 1n, 3n).minor).toBe(333n)
    expect(proportion(money(29_940, 'USD'), 9369n, 10_000n).minor).toBe(28_051n)
  })
})

describe('currencies', () => {
  test('have their own exponents', () => {
    expect(['EUR', 'JPY', 'KWD', 'CLF'].map(currencyExponent)).toEqual([2, 0, 3, 4])
  })

  test('are written and read as decimals without loss', () => {
    fc.assert(
      fc.property(minor, fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF'), (amount, currency) => {
        expect(fromDecimal(toDecimal(money(amount, currency)), currency)).toEqual(money(amount, currency))
      }),
    )
  })

  test('do not read more digits than they have', () => {
    expect(fromDecimal('1.5', 'JPY')).toBeNull()
    expect(fromDecimal('1.005', 'EUR')).toBeNull()
    expect(fromDecimal('1,5', 'EUR')).toBeNull()
    expect(fromDecimal('1.5', 'EUR')).toEqual(money(150, 'EUR'))
  })
})
