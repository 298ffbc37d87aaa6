import type { TFunction } from 'i18next'
import { formatDay, formatNumber, formatPercent, formatPlainMoney } from '../../web/format.ts'
import { wordsIn } from '../../web/words.ts'

/** How one reader's documents say things: words, dates, and money of the document's currency from its minor units. */
export type Reading = {
  readonly t: TFunction
  /** Of the words, "en". */
  readonly language: string
  /** Of the locale, "GB"; null where it has none. */
  readonly region: string | null
  day(date: string): string
  money(minor: bigint): string
  number(value: number): string
  /** A rate in parts per million, "10.75%". */
  rate(ppm: bigint): string
  country(code: string): string
  /** What somebody typed, to stand among other words: its direction is its own, and leaves theirs alone. */
  apart(typed: string): string
}

const fromTheRight = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

export function readingIn(locale: string, currency: string): Reading {
  const { t, language } = wordsIn(locale)
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })
  return {
    t,
    language,
    region: new Intl.Locale(locale).region ?? null,
    day: (date) => formatDay(date, locale),
    money: (minor) => formatPlainMoney({ minor, currency }, locale),
    number: (value) => formatNumber(value, locale),
    rate: (ppm) => formatPercent(Number(ppm) / 1_000_000, locale),
    country: (code) => countries.of(code) ?? code,
    apart: (typed) => (fromTheRight.test(typed) ? `\u{2068}${typed}\u{2069}` : typed),
  }
}
