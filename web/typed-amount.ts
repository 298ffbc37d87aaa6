import { z } from 'zod'
import { currencyExponent, type Money, mostMinor } from '../src/kernel/money.ts'
import { type NoAmount, readAmount } from '../src/kernel/read-amount.ts'
import { formatAmount, formatMoney } from './format.ts'
import type { Problem } from './problems.ts'

/** The text of a field for an amount; what is read of it hangs on its currency and on whoever typed it. */
export const TypedAmount = z.string().trim().min(1).max(40)

/** Which amounts a field takes: from the least coin on, or with a minus sign as well, which takes away. */
export type Sign = 'positive' | 'signed'

type Read =
  | { readonly amount: Money; readonly problem: null }
  | { readonly amount: null; readonly problem: Problem }

/** An amount as it was typed, or what is wrong with it, with the bounds. */
export function typedAmount(
  text: string,
  currency: string,
  { locale, sign }: { locale: string; sign: Sign },
): Read {
  const amount = readAmount(text, currency, locale)
  if (typeof amount === 'string') return { amount: null, problem: noAmount(amount, currency, locale) }
  const least = sign === 'positive' ? 1n : -mostMinor
  if (amount.minor === 0n) return { amount: null, problem: { key: 'form.amountNothing' } }
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

type Typed = { readonly amount: string; readonly currency: string }

/** For a form with an amount and its currency: the amount as money, or a problem of its field. */
export function amountIn(locale: string, sign: Sign) {
  return <F extends Typed>(form: F, context: z.RefinementCtx): Omit<F, 'amount'> & { amount: Money } => {
    const { amount, problem } = typedAmount(form.amount, form.currency, { locale, sign })
    if (amount) return { ...form, amount }
    context.addIssue({
      code: 'custom',
      path: ['amount'],
      message: problem.key,
      params: { ...problem.params },
    })
    return z.NEVER
  }
}
