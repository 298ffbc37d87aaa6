import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { periodWords } from '../../web/period-words.ts'
import type { Issued, Line } from '../invoices/invoice.ts'
import { colours, type Reading } from './reading.ts'

/** The table of lines. Its head is repeated on every page, and no line is torn apart. */
export function invoiceLines(invoice: Issued, reading: Reading): Content {
  const { t } = reading
  const amount = invoice.taxMode === 'inclusive' ? t('documents.amountInclusive') : t('documents.amount')
  const head = [
    label(t('documents.description'), 'left'),
    label(t('documents.quantity'), 'right'),
    label(t('documents.unit'), 'right'),
    label(t('documents.tax'), 'right'),
    label(amount, 'right'),
  ]
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['*', 34, 74, 44, 84],
      body: [head, ...invoice.lines.map((line) => row(line, reading))],
    },
    layout: {
      hLineWidth: (at) => (at === 0 ? 0 : at === 1 ? 1 : 0.5),
      hLineColor: (at) => (at === 1 ? colours.ink : colours.line),
      vLineWidth: () => 0,
      paddingLeft: (column) => (column === 0 ? 0 : 6),
      paddingRight: (column, table) => (column === (table.table.widths?.length ?? 0) - 1 ? 0 : 6),
      paddingTop: () => 6,
      paddingBottom: () => 4,
    },
  }
}

function label(text: string, alignment: 'left' | 'right'): TableCell {
  return { text, alignment, color: colours.muted, fontSize: 8.5 }
}

function row(line: Line, { t, day, money, number, rate }: Reading): TableCell[] {
  const { description, quantity, unitMinor, amountMinor, tax, discountMinor, breakdown } = line
  const words = periodWords(t, line, day)
  const less =
    discountMinor > 0n && t('documents.coupon', { code: breakdown.coupon ?? '', off: money(discountMinor) })
  const part = breakdown.kind === 'instalment' && t('documents.instalment', { ...breakdown })
  const below = [part, words, less].flatMap((text) =>
    text ? [{ text, color: colours.muted, fontSize: 8.5 }] : [],
  )
  return [
    { stack: [description, ...below] },
    { text: number(quantity), alignment: 'right' },
    { text: money(unitMinor), alignment: 'right' },
    { text: tax.ratePpm === 0n ? '–' : rate(tax.ratePpm), alignment: 'right' },
    { text: money(amountMinor), alignment: 'right' },
  ]
}
