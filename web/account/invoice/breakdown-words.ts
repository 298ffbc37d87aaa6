import type { TFunction } from 'i18next'
import type { App } from '../../../src/app.ts'
import { changeWords } from '../../change-words.ts'
import { formatMoney, formatNumber } from '../../format.ts'
import { termWords } from '../../store/terms.ts'
import { wordsIn } from '../../words.ts'

type Invoice = Awaited<ReturnType<App['invoices']['page']>>
type Line = Invoice['lines'][number]

/** How the amount of a line came about. Said where pages are made, so that no browser loads all the ways in which it can be. */
export function breakdownWords(
  { breakdown, discountMinor }: Pick<Line, 'breakdown' | 'discountMinor'>,
  { currency, taxMode }: Pick<Invoice, 'currency' | 'taxMode'>,
  locale: string,
): string {
  const { t } = wordsIn(locale)
  const money = (minor: string | bigint) => formatMoney({ minor, currency }, locale)
  const code = breakdown.coupon
  const coupon = code && t('account.invoice.breakdown.coupon', { code, off: money(discountMinor) })
  const price = wordsOf(t, breakdown, { money, quantity: formatNumber(breakdown.quantity, locale) })
  return [price, coupon, t(`account.invoice.breakdown.${taxMode}`)].filter(Boolean).join(' ')
}

type Formats = { readonly money: (minor: string | bigint) => string; readonly quantity: string }

function wordsOf(t: TFunction, breakdown: Line['breakdown'], { money, quantity }: Formats): string {
  const values = { unit: money(breakdown.unitMinor), quantity, count: breakdown.quantity }
  switch (breakdown.kind) {
    case 'change':
      return changeWords(t, breakdown, money)
    case 'instalment': {
      const { position, count: parts, wholeMinor } = breakdown
      const whole = money(wholeMinor)
      return t('account.invoice.breakdown.instalment', { ...values, whole, position, parts })
    }
    case 'price':
      if (!breakdown.term) return t('account.invoice.breakdown.priceOnce', values)
      return t('account.invoice.breakdown.price', { ...values, term: termWords(t, breakdown.term) })
    default:
      return t(`account.invoice.breakdown.${breakdown.kind}`, values)
  }
}
