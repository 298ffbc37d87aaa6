import type { z } from 'zod'
import type { Price } from '../catalog/package.ts'

type NewPrice = z.input<typeof Price>

/** Prices in whole units of each currency the shop sells in, as a shopkeeper writes them: 9.9 is 9.90. */
export type Prices = {
  readonly EUR: number
  readonly USD: number
  readonly GBP: number
  readonly JPY: number
}

const digits = { EUR: 2, USD: 2, GBP: 2, JPY: 0 } as const
const currencies = ['EUR', 'USD', 'GBP', 'JPY'] as const
const nothing: Prices = { EUR: 0, USD: 0, GBP: 0, JPY: 0 }

/** The same price in every currency, with what setting it up costs. */
export function priced(prices: Prices, setup: Prices = nothing): NewPrice[] {
  const minor = (amount: number, currency: keyof Prices) =>
    String(Math.round(amount * 10 ** digits[currency]))
  return currencies.map((currency) => ({
    currency,
    priceMinor: minor(prices[currency], currency),
    setupMinor: minor(setup[currency], currency),
  }))
}

export const free = priced(nothing)
