import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { type Issued, openAmount } from '../invoices/invoice.ts'
import { isPayable } from '../invoices/invoice-states.ts'
import { colours, type Reading } from './reading.ts'

/** What it comes to: net, tax per rate, total, and what was paid of it. It is not torn apart over two pages. */
export function invoiceTotals(invoice: Issued, { t, money, rate }: Reading): Content {
  const taxes = invoice.taxes.map(({ name, ratePpm, baseMinor, taxMinor }) => {
    const words = t('documents.taxOn', { name, rate: rate(ratePpm), base: money(baseMinor) })
    return plain(words, money(taxMinor))
  })
  const body = [
    ...(taxes.length > 0 ? [plain(t('documents.net'), money(invoice.netMinor)), ...taxes] : []),
    strong(t('documents.total'), money(invoice.totalMinor)),
    ...moneyRows(invoice, t, money),
  ]
  const total = taxes.length > 0 ? taxes.length + 1 : 0
  return {
    margin: [0, 14, 0, 0],
    unbreakable: true,
    columns: [
      { text: '' },
      {
        width: 290,
        table: { widths: ['*', 'auto'], body },
        layout: {
          hLineWidth: (at) => (at === total && total > 0 ? 0.5 : 0),
          hLineColor: () => colours.line,
          vLineWidth: () => 0,
          paddingLeft: (column) => (column === 0 ? 0 : 12),
          paddingRight: () => 0,
          paddingTop: (at) => (at === total ? 7 : 3),
          paddingBottom: (at) => (at === total ? 5 : 1),
        },
      },
    ],
  }
}

function moneyRows(invoice: Issued, t: Reading['t'], money: Reading['money']): TableCell[][] {
  const { receivedMinor, refundedMinor } = invoice
  return [
    ...(receivedMinor > 0n ? [plain(t('documents.received'), money(receivedMinor))] : []),
    ...(refundedMinor > 0n ? [plain(t('documents.refunded'), money(refundedMinor))] : []),
    ...(isPayable(invoice) ? [strong(t('documents.open'), money(openAmount(invoice).minor))] : []),
  ]
}

function plain(label: string, amount: string): TableCell[] {
  return [
    { text: label, color: colours.muted },
    { text: amount, alignment: 'right' },
  ]
}

function strong(label: string, amount: string): TableCell[] {
  return [
    { text: label, bold: true, fontSize: 11 },
    { text: amount, alignment: 'right', bold: true, fontSize: 11 },
  ]
}
