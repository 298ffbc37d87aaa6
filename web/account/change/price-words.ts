import type { TFunction } from 'i18next'
import type { Term } from '../../../src/kernel/calendar.ts'
import type { MoneyValue } from '../../format.ts'
import { termWords } from '../../store/terms.ts'
import type { Quote } from './model.ts'

type Priced = {
  readonly currency: string
  readonly term: Term | null
  readonly newMinor: bigint
}

/** "€9.00 / month", or "€9.00 once": all of it, less what a coupon goes on taking off. */
export function priceWords(
  t: TFunction,
  { currency, term, newMinor }: Priced,
  money: (value: MoneyValue) => string,
): string {
  const price = money({ minor: newMinor, currency })
  return term ? t('account.term.per', { price, term: termWords(t, term) }) : t('account.term.once', { price })
}

type Happening = Pick<Quote, 'currency' | 'payMinor' | 'creditMinor'>

/** What happens with money at once: paid, given back, or nothing. */
export function todayWords(
  t: TFunction,
  { currency, payMinor, creditMinor }: Happening,
  money: (value: MoneyValue) => string,
): string {
  if (payMinor > 0n) return t('change.pay', { amount: money({ minor: payMinor, currency }) })
  if (creditMinor > 0n) return t('change.credit', { amount: money({ minor: creditMinor, currency }) })
  return t('change.nothing')
}
