import { assert } from './assert.ts'

/** A sum in minor units (cents, yen, fils) of one ISO 4217 currency. Never a float. */
export type Money = { readonly minor: bigint; readonly currency: string }

/** No single amount is more: ten thousand million of most currencies. */
export const mostMinor = 1_000_000_000_000n

/** Minor-unit exponents of ISO 4217 that are not 2. */
const exponents: Record<string, number> = {
  ...over(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...over(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...over(4, 'CLF UYW'),
}

function over(exponent: number, codes: string): Record<string, number> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, exponent]))
}

/** How many digits stand behind the decimal point: EUR 2, JPY 0, KWD 3. */
export function currencyExponent(currency: string): number {
  return exponents[currency] ?? 2
}

export function money(minor: bigint | number, currency: string): Money {
  return { minor: BigInt(minor), currency }
}

export function zero(currency: string): Money {
  return { minor: 0n, currency }
}

/** All of these together; zero of `currency` when there are none. */
export function sum(amounts: readonly Money[], currency: string): Money {
  return amounts.reduce((all, one) => {
    assert(one.currency === currency, 'money is added in one currency')
    return { minor: all.minor + one.minor, currency }
  }, zero(currency))
}

export function subtract(a: Money, b: Money): Money {
  assertSameCurrency(a, b)
  return { minor: a.minor - b.minor, currency: a.currency }
}

export function negate(a: Money): Money {
  return { minor: -a.minor, currency: a.currency }
}

export function smaller(a: Money, b: Money): Money {
  assertSameCurrency(a, b)
  return a.minor < b.minor ? a : b
}

/** `a × numerator / denominator`, rounded once, half away from zero. */
export function proportion(a: Money, numerator: bigint, denominator: bigint): Money {
  return { minor: divideRounded(a.minor * numerator, denominator), currency: a.currency }
}

/** Integer division rounded half away from zero. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  assert(denominator !== 0n, 'a denominator is not zero')
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const rounded = (2n * n + d) / (2n * d)
  return negative ? -rounded : rounded
}

/**
 * Splits `total` by `weights` without losing or inventing a minor unit. What integer division leaves over goes to the
 * largest remainders; of equal remainders the earlier share takes it.
 */
export function allocate(total: Money, weights: readonly bigint[]): Money[] {
  return shareOut(total.minor, weights).map((minor) => money(minor, total.currency))
}

/** The same of a bare number of minor units. No share is more than its weight while the total is no more than all weights. */
export function shareOut(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((a, b) => a + b, 0n)
  assert(
    whole > 0n && weights.every((weight) => weight >= 0n),
    'weights are not negative and one is positive',
  )
  const sign = total < 0n ? -1n : 1n
  const amount = total * sign
  const shares = weights.map((weight) => (amount * weight) / whole)
  let rest = amount - shares.reduce((a, b) => a + b, 0n)
  const byRemainder = weights
    .map((weight, at) => ({ at, remainder: (amount * weight) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1))
  for (const { at } of byRemainder) {
    if (rest === 0n) break
    shares[at] = (shares[at] ?? 0n) + 1n
    rest -= 1n
  }
  return shares.map((share) => share * sign)
}

/** The plain decimal, "12.50"; for machines and exports. People see `Intl`'s. */
export function toDecimal(a: Money): string {
  const exponent = currencyExponent(a.currency)
  const digits = (a.minor < 0n ? -a.minor : a.minor).toString().padStart(exponent + 1, '0')
  const sign = a.minor < 0n ? '-' : ''
  if (exponent === 0) return sign + digits
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/** Reads "12.5" or "12.50" as it was typed; null when it is no amount of this currency. */
export function fromDecimal(text: string, currency: string): Money | null {
  const match = /^(-?)(\d{1,16})(?:\.(\d{1,4}))?$/.exec(text.trim())
  const fraction = match?.[3] ?? ''
  const exponent = currencyExponent(currency)
  if (!match || fraction.length > exponent) return null
  const minor = BigInt(`${match[2]}${fraction.padEnd(exponent, '0')}`)
  return { minor: match[1] === '-' ? -minor : minor, currency }
}

function assertSameCurrency(a: Money, b: Money): void {
  assert(a.currency === b.currency, `one calculation has one currency, not ${a.currency} and ${b.currency}`)
}
