import { type Money, toDecimal } from '../src/kernel/money.ts'

/** Money as it may arrive on a page; `minor` is a string where bigint cannot travel. */
export type MoneyValue = { readonly minor: bigint | string; readonly currency: string }
export type DayStyle = 'medium' | 'long' | 'weekday' | 'monthDay'
export type MomentStyle = 'medium' | 'long' | 'time' | 'day'

/** "€1,234.50" in the viewer's locale; `signed` puts a plus before what comes in. Exact for any amount. */
export function formatMoney(value: MoneyValue, locale: string, sign: 'auto' | 'signed' = 'auto'): string {
  const { minor, currency } = value
  return kept(`${locale}|${sign}|${currency}|${minor}`, () =>
    // Intl reads decimal strings without passing through a float.
    moneyFormat(locale, currency, sign).format(decimalOf(value) as Intl.StringNumericLiteral),
  )
}

/**
 * Money for those who can't look around: "CA$12.00", and "USD 12.00" where the reader's locale names no country and the sign could
 * be that of several.
 */
export function formatPlainMoney(value: MoneyValue, locale: string): string {
  const { currency } = value
  const sign = signOf(locale, currency, 'symbol')
  const isShared = sign === signOf(locale, currency, 'narrowSymbol') && sharedSigns(locale).has(sign)
  const display = isShared && new Intl.Locale(locale).region === undefined ? 'code' : 'symbol'
  return moneyFormat(locale, currency, 'auto', display).format(decimalOf(value) as Intl.StringNumericLiteral)
}

/** "1234.50" as it is put into a field: without groups and without the currency. */
export function formatAmount(value: MoneyValue, locale: string): string {
  const digits = digitsOf(value.currency)
  const format = cached(
    `amount|${locale}|${digits}`,
    () =>
      new Intl.NumberFormat(locale, {
        useGrouping: false,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  )
  return format.format(decimalOf(value) as Intl.StringNumericLiteral)
}

function digitsOf(currency: string): number {
  return decimalOf({ minor: '0', currency }).split('.')[1]?.length ?? 0
}

/** The amount as a machine reads it, "1234.50". */
export function decimalOf(value: MoneyValue): string {
  return toDecimal({ minor: BigInt(value.minor), currency: value.currency } satisfies Money)
}

/** A calendar date "2026-03-01" as "Mar 1, 2026"; no time zone can move it. */
export function formatDay(day: string, locale: string, style: DayStyle = 'medium'): string {
  return kept(`${locale}|${style}|${day}`, () =>
    dateFormat(locale, 'UTC', style, dayStyles[style]).format(Date.parse(`${day}T00:00:00Z`)),
  )
}

/** An instant "2026-03-01T10:00:00.000Z" as clocks in `timeZone` show it. */
export function formatMoment(
  instant: string,
  locale: string,
  timeZone: string,
  style: MomentStyle = 'medium',
): string {
  return dateFormat(locale, timeZone, `at ${style}`, momentStyles[style]).format(Date.parse(instant))
}

/** "a, b, and c" in the viewer's language. */
export function formatList(items: Iterable<string>, locale: string): string {
  return cached(`list|${locale}`, () => new Intl.ListFormat(locale)).format(items)
}

export function formatNumber(value: number | bigint, locale: string): string {
  return cached(`number|${locale}`, () => new Intl.NumberFormat(locale)).format(value)
}

/** 0.19 as "19%"; up to three digits behind the point, as tax rates have them. */
export function formatPercent(fraction: number, locale: string): string {
  const make = () => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 })
  return cached(`percent|${locale}`, make).format(fraction)
}

const dayStyles: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  medium: { dateStyle: 'medium' },
  long: { dateStyle: 'long' },
  weekday: { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' },
  monthDay: { month: 'short', day: 'numeric' },
}

const momentStyles: Record<MomentStyle, Intl.DateTimeFormatOptions> = {
  medium: { dateStyle: 'medium', timeStyle: 'short' },
  long: { dateStyle: 'full', timeStyle: 'long' },
  time: { timeStyle: 'short' },
  day: { dateStyle: 'medium' },
}

// Making an Intl formatter costs a hundred times what using it does.
const formats = new Map<string, unknown>()

/** What `make` makes, made once for each `key`: for objects of Intl. */
export function cached<T>(key: string, make: () => T): T {
  const known = formats.get(key) as T | undefined
  if (known) return known
  const made = make()
  formats.set(key, made)
  return made
}

/** As much as a server has to say again and again: the days of some years, the prices of a shop. */
const mostKept = 10_000
const texts = new Map<string, string>()

/** What `write` writes, written once for each `key` for as long as there is room: using Intl costs a hundred times what remembering does. */
function kept(key: string, write: () => string): string {
  const known = texts.get(key)
  if (known !== undefined) return known
  const text = write()
  if (texts.size >= mostKept) texts.clear()
  texts.set(key, text)
  return text
}

/** Signs that stand for more than one currency in this locale, "$" and "kr". */
function sharedSigns(locale: string): ReadonlySet<string> {
  return cached(`signs|${locale}`, () => {
    const signs = Intl.supportedValuesOf('currency').map((code) => signOf(locale, code, 'narrowSymbol'))
    return new Set(signs.filter((sign, at) => signs.indexOf(sign) !== at))
  })
}

function signOf(locale: string, currency: string, display: Display): string {
  return cached(`sign|${locale}|${currency}|${display}`, () => {
    const parts = moneyFormat(locale, currency, 'auto', display).formatToParts(0)
    return parts.find(({ type }) => type === 'currency')?.value ?? currency
  })
}

type Display = 'narrowSymbol' | 'symbol' | 'code'

function moneyFormat(
  locale: string,
  currency: string,
  sign: 'auto' | 'signed',
  currencyDisplay: Display = 'narrowSymbol',
): Intl.NumberFormat {
  return cached(`money|${locale}|${currency}|${sign}|${currencyDisplay}`, () => {
    const digits = digitsOf(currency)
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: sign === 'signed' ? 'exceptZero' : 'auto',
    })
  })
}

function dateFormat(
  locale: string,
  timeZone: string,
  name: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return cached(
    `date|${locale}|${timeZone}|${name}`,
    () => new Intl.DateTimeFormat(locale, { ...options, timeZone }),
  )
}
