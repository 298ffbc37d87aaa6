import type { TFunction } from 'i18next'
import { formatDay, formatMoney, formatNumber, formatPercent } from '../../web/format.ts'
import { wordsIn } from '../../web/words.ts'

/** How one reader's documents say things: words, dates, and money of the document's currency from its minor units. */
export type Reading = {
  readonly t: TFunction
  day(date: string): string
  money(minor: bigint): string
  number(value: number): string
  /** A rate in parts per million, "10.75%". */
  rate(ppm: bigint): string
}

export function readingIn(locale: string, currency: string): Reading {
  return {
    t: wordsIn(locale).t,
    day: (date) => formatDay(date, locale),
    money: (minor) => formatMoney({ minor, currency }, locale),
    number: (value) => formatNumber(value, locale),
    rate: (ppm) => formatPercent(Number(ppm) / 1_000_000, locale),
  }
}

export const colours = { ink: '#1b2025', muted: '#5a626a', line: '#d9d9d2', good: '#1a6b3f', bad: '#a8201f' }
