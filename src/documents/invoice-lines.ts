import { periodWords } from '../../web/period-words.ts'
import type { Issued, Line } from '../invoices/invoice.ts'
import type { Reading } from './reading.ts'

/** A row of the table: what it is for, what is said below that in small letters, and its figures from left to right. */
export type InvoiceLine = {
  readonly description: string
  readonly notes: readonly string[]
  readonly figures: readonly string[]
}

/** The words above the columns. The code of the currency stands here, whatever sign the amounts have. */
export function lineColumns({ taxMode, currency }: Issued, { t }: Reading): string[] {
  const amount = taxMode === 'inclusive' ? t('documents.amountInclusive') : t('documents.amount')
  return [
    t('documents.description'),
    t('documents.quantity'),
    t('documents.unit'),
    t('documents.tax'),
    t('documents.inCurrency', { words: amount, currency }),
  ]
}

export function invoiceLines({ lines }: Issued, reading: Reading): InvoiceLine[] {
  return lines.map((line) => invoiceLine(line, reading))
}

function invoiceLine(line: Line, { t, day, money, number, rate, apart }: Reading): InvoiceLine {
  const { description, quantity, unitMinor, amountMinor, tax, discountMinor, breakdown } = line
  const code = apart(breakdown.coupon ?? '')
  const notes = [
    breakdown.kind === 'instalment' ? t('documents.instalment', { ...breakdown }) : '',
    breakdown.kind === 'change' ? t('change.from', { name: apart(breakdown.from) }) : '',
    periodWords(t, line, day),
    discountMinor > 0n ? t('documents.coupon', { code, off: money(discountMinor) }) : '',
  ]
  return {
    description,
    notes: notes.filter((words) => words !== ''),
    figures: [
      number(quantity),
      money(unitMinor),
      tax.ratePpm === 0n ? '–' : rate(tax.ratePpm),
      money(amountMinor),
    ],
  }
}
