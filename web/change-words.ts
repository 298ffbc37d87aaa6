import type { TFunction } from 'i18next'
import type { Breakdown } from '../src/invoices/invoice.ts'

type Changed = Omit<Extract<Breakdown, { kind: 'change' }>, 'unitMinor' | 'quantity' | 'coupon'>

/** How the amount of a change came about. `money` shows minor units of its currency. */
export function changeWords(
  t: TFunction,
  { mode, newMinor, parts }: Changed,
  money: (minor: string) => string,
): string {
  const price = money(newMinor)
  const values = parts.map(({ billedMinor, left, days }) => ({
    price,
    billed: money(billedMinor),
    left,
    days,
    count: days,
  }))
  switch (mode) {
    case 'undo':
      return t('change.why.undo')
    case 'keep_date':
      return [
        t('change.why.keepDate', { price }),
        ...values.map((each) => t('change.why.keepDateOf', each)),
      ].join(' ')
    case 'restart':
      return [
        t('change.why.restart', { price }),
        ...values.map((each) => t('change.why.restartOf', each)),
      ].join(' ')
    case null:
      return t('change.why.once', { price, billed: values[0]?.billed ?? money('0') })
  }
}
