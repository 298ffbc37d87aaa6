import { currencyExponent, fromDecimal, type Money } from './money.ts'

/** Why a text is no amount: it is no number, or has more digits than its currency. */
export type NoAmount = 'no_number' | 'too_many_digits'

type Signs = { readonly group: string; readonly decimal: string; readonly digits: readonly string[] }

const known = new Map<string, Signs>()

/** How a locale writes numbers; amounts of a currency may be divided otherwise, as in Austria. */
function signsOf(locale: string, currency: string | null): Signs {
  const key = `${locale} ${currency}`
  const before = known.get(key)
  if (before) return before
  const style = currency === null ? {} : ({ style: 'currency', currency } as const)
  const options = {
    ...style,
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    useGrouping: 'always',
  } as const
  const format = new Intl.NumberFormat(locale, options)
  const part = (type: string) => format.formatToParts(1_234_567.8).find((each) => each.type === type)?.value
  const plain = new Intl.NumberFormat(locale, { useGrouping: false })
  const digits = Array.from({ length: 10 }, (_, digit) => plain.format(digit))
  const signs = { group: part('group') ?? ',', decimal: part('decimal') ?? '.', digits }
  known.set(key, signs)
  return signs
}

/**
 * Reads an amount as people write it in a locale: what Intl shows is read back as it was, with or without the currency. A comma or
 * point that is the other one in this locale still divides whole from parts where it can mean nothing else: "12,50" in English;
 * "1,000" there is a thousand. Null is never guessed at: what is neither is no number.
 */
export function readAmount(text: string, currency: string, locale: string): Money | NoAmount {
  const ways = [signsOf(locale, null), signsOf(locale, currency)]
  const digits = ways[0]?.digits ?? []
  const bare = withoutCurrency(text, currency, locale)
  const number = Array.from(bare, (sign) => {
    const digit = digits.indexOf(sign)
    return digit < 0 ? sign : String(digit)
  }).join('')
  const read = /^([-+]?)(.{1,40})$/u.exec(number)
  if (!read) return 'no_number'
  const [, sign = '', unsigned = ''] = read
  const asLocal = ways.map(({ group, decimal }) => asDecimal(unsigned, { group: spaced(group), decimal }))
  const plain = asLocal.find((each) => each !== null) ?? byOtherSign(unsigned)
  if (plain === null) return 'no_number'
  const [whole = '', digitsBehind = ''] = plain.split('.')
  const exponent = currencyExponent(currency)
  if (!/^0*$/.test(digitsBehind.slice(exponent))) return 'too_many_digits'
  const fraction = digitsBehind.slice(0, exponent)
  return (
    fromDecimal(`${sign === '-' ? '-' : ''}${whole}${fraction && `.${fraction}`}`, currency) ?? 'no_number'
  )
}

function withoutCurrency(text: string, currency: string, locale: string): string {
  const names = (['narrowSymbol', 'symbol', 'code'] as const).map((currencyDisplay) => {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })
    return format.formatToParts(1).find(({ type }) => type === 'currency')?.value ?? currency
  })
  const plain = spaced(text)
    .replace(/\p{Cf}/gu, '')
    .replace(/[−–﹣－]/g, '-')
  const found = names.map((name) => spaced(name).replace(/\p{Cf}/gu, '')).find((name) => plain.includes(name))
  const rest = found ? plain.replace(found, '') : plain
  return rest
    .trim()
    .replace(/^([-+]) +/, '$1')
    .replace(/^(.*[^-])-$/, '-$1')
}

/** Every space of Unicode is one, and every apostrophe. */
function spaced(text: string): string {
  return text.replace(/\p{Zs}/gu, ' ').replace(/[’ʼ]/g, "'")
}

/** "1234.50", or null where it is not written so here. */
function asDecimal(text: string, { group, decimal }: Pick<Signs, 'group' | 'decimal'>): string | null {
  const halves = text.split(decimal)
  const [whole = '', fraction = '', ...more] = halves
  const groups = group === ' ' ? [' '] : [group, ' ']
  if (more.length === 0 && /^\d*$/.test(fraction) && (halves.length === 1 || fraction !== '')) {
    for (const by of groups) if (areGroups(whole.split(by))) return joined(whole.replaceAll(by, ''), fraction)
  }
  return null
}

/** The comma or point that is the other one here, where it can mean nothing else. */
function byOtherSign(text: string): string | null {
  const other = /^(\d{1,16})[.,٫](\d{1,4})$/.exec(text)
  return other?.[1] && other[2] ? joined(other[1], other[2]) : null
}

function joined(whole: string, fraction: string): string | null {
  if (whole.length > 16 || fraction.length > 8) return null
  return fraction ? `${whole}.${fraction}` : whole
}

/** One run of digits, or groups of three with a shorter one first; of two or three as in India, where the last has three. */
function areGroups([first = '', ...rest]: readonly string[]): boolean {
  if (!/^\d+$/.test(first)) return false
  if (rest.length === 0) return true
  const last = rest.at(-1) ?? ''
  const isWestern = first.length <= 3 && rest.every((each) => /^\d{3}$/.test(each))
  const isIndian =
    first.length <= 2 && /^\d{3}$/.test(last) && rest.slice(0, -1).every((each) => /^\d{2}$/.test(each))
  return isWestern || isIndian
}
