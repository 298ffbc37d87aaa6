import type { TFunction } from 'i18next'
import type { App } from '../../../src/app.ts'
import { changeWords } from '../../change-words.ts'
import { formatMoney } from '../../format.ts'
import { termWords } from '../../store/terms.ts'
import { wordsIn } from '../../words.ts'

type Line = Awaited<ReturnType<App['invoices']['staffPage']>>['lines'][number]
type Of = Pick<Line, 'breakdown' | 'discountMinor'>

/** How the amount of a line came about. Said where pages are made, so that no browser loads all the ways in which it can be. */
export function breakdownWords(line: Of, { locale, currency }: { locale: string; currency: string }): string {
  const { t } = wordsIn(locale)
  const money = (minor: string | bigint) => formatMoney({ minor, currency }, locale)
  const { breakdown, discountMinor } = line
  const code = breakdown.coupon
  const coupon = code && t('admin.invoice.breakdownCoupon', { code, off: money(discountMinor) })
  return [wordsOf(t, breakdown, money), coupon].filter(Boolean).join(' ')
}

function wordsOf(
  t: TFunction,
  breakdown: Line['breakdown'],
  money: (minor: string | bigint) => string,
): string {
  const { quantity, unitMinor } = breakdown
  const total = money(BigInt(unitMinor) * BigInt(quantity))
  const said = { unit: money(unitMinor), quantity, count: quantity, total }
  switch (breakdown.kind) {
    case 'change':
      return changeWords(t, breakdown, money)
    case 'instalment': {
      const { position, count: parts, wholeMinor } = breakdown
      const whole = money(wholeMinor)
      return t('admin.invoice.breakdownOf.instalment', { ...said, whole, position, parts })
    }
    case 'price':
      if (breakdown.term)
        return t('admin.invoice.breakdownTerm', { ...said, term: termWords(t, breakdown.term) })
      return t('admin.invoice.breakdownOf.price', said)
    default:
      return t(`admin.invoice.breakdownOf.${breakdown.kind}`, said)
  }
}
