import { z } from 'zod'
import { currencyExponent, type Money, mostMinor } from '../src/kernel/money.ts'
import { type NoAmount, readAmount } from '../src/kernel/read-amount.ts'
import { formatAmount, formatMoney } from './format.ts'
import type { Problem } from './problems.ts'

const longest = 40

/** Which amounts a field takes: from the least coin on, from nothing on, or with a minus sign as well, which takes away. */
export type Sign = 'positive' | 'from nothing' | 'signed'

type Read =
  | { readonly amount: Money; readonly problem: null }
  | { readonly amount: null; readonly problem: Problem }

/** An amount as it was typed, or what is wrong with it, with the bounds. */
export function typedAmount(
  text: string,
  currency: string,
  { locale, sign }: { locale: string; sign: Sign },
): Read {
  const amount = text.length > longest ? 'no_number' : readAmount(text, currency, locale)
  if (typeof amount === 'string') return { amount: null, problem: noAmount(amount, currency, locale) }
  const least = { positive: 1n, 'from nothing': 0n, signed: -mostMinor }[sign]
  if (amount.minor === 0n && sign !== 'from nothing')
    return { amount: null, problem: { key: 'form.amountNothing' } }
  if (amount.minor >= least && amount.minor <= mostMinor) return { amount, problem: null }
  const params = {
    least: formatMoney({ minor: least, currency }, locale),
    most: formatMoney({ minor: mostMinor, currency }, locale),
  }
  return { amount: null, problem: { key: 'form.amountBounds', params } }
}

function noAmount(why: NoAmount, currency: string, locale: string): Problem {
  const example = formatAmount({ minor: 1250n, currency }, locale)
  if (why === 'no_number') return { key: 'form.amount', params: { example } }
  const digits = currencyExponent(currency)
  return { key: 'form.amountDigits', params: { currency, example, count: digits } }
}

/** A form with an amount, beside the currency that it is in: read together, so that all problems of the form are found at once. */
export function withAmount<Shape extends z.ZodRawShape>(shape: Shape, how: { locale: string; sign: Sign }) {
  const amount = Paired.transform(({ text, currency }, context): Money => {
    const read = text === '' ? null : typedAmount(text, currency, how)
    if (read?.amount) return read.amount
    const { key, params } = read?.problem ?? { key: 'form.required', params: {} }
    context.addIssue({ code: 'custom', message: key, params: { ...params } })
    return z.NEVER
  })
  return z.preprocess(pair, z.object({ ...shape, amount }))
}

const Paired = z.object({
  text: z.string().trim(),
  currency: z.string().regex(/^[A-Z]{3}$/),
})

function pair(form: unknown): unknown {
  if (typeof form !== 'object' || form === null) return form
  const { amount = '', currency } = form as Record<string, unknown>
  return { ...form, amount: { text: amount, currency } }
}
