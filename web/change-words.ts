import type { TFunction } from 'i18next'
import type { Breakdown } from '../src/invoices/invoice.ts'

type Changed = Pick<Extract<Breakdown, { kind: 'change' }>, 'mode' | 'newMinor' | 'parts'>

/** How the amount of a change came about. `money` shows minor units of its currency. */
export function changeWords(
  t: TFunction,
  { mode, newMinor, parts }: Changed,
  money: (minor: string) => string,
): string {
  const price = money(newMinor)
  const each = parts.map(({ billedMinor, left, days }) => ({ price, billed: money(billedMinor), left, days }))
  switch (mode) {
    case 'undo':
      return t('change.why.undo')
    case 'keep_date':
      return each.map((part) => t('change.why.term', part)).join(' ')
    case 'restart':
      return [t('change.why.fresh', { price }), ...each.map((part) => t('change.why.paid', part))].join(' ')
    case null:
      return each.map((part) => t('change.why.once', part)).join(' ')
  }
}
