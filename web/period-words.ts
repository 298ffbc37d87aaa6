import type { TFunction } from 'i18next'
import type { Line } from '../src/invoices/invoice.ts'
import { termFromPayment } from '../src/invoices/invoice-states.ts'
import { termWords } from './store/terms.ts'

type Timed = {
  readonly [Field in 'period' | 'delivered' | 'breakdown']: Line[Field]
}

/** The days that a line of an invoice is for: those that it paid for, or those that it was issued for. Empty where there are none. */
export function periodWords(t: TFunction, line: Timed, day: (date: string) => string): string {
  const { period, delivered } = line
  const days = delivered ?? period
  if (!days) {
    const term = termFromPayment(line)
    return term ? t('documents.fromPayment', { count: term.count, term: termWords(t, term) }) : ''
  }
  const words = t('documents.period', { from: day(days.from), to: day(days.to) })
  const paidBy = delivered ? null : period?.paidBy
  return paidBy ? `${words} ${t('documents.orFromPayment', { day: day(paidBy) })}` : words
}
