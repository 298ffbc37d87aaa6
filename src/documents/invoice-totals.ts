import { type Issued, openAmount } from '../invoices/invoice.ts'
import { isPayable } from '../invoices/invoice-states.ts'
import type { Reading } from './reading.ts'

/** `total` is what it comes to; `strong` is what is left of it to be paid. */
export type TotalRow = readonly [label: string, amount: string, kind: 'plain' | 'total' | 'strong']

/** What it comes to: net, tax per rate, total, and what was paid of it. */
export function invoiceTotals(invoice: Issued, reading: Reading): TotalRow[] {
  const { t, money, rate, apart } = reading
  const { taxes, netMinor, totalMinor, currency } = invoice
  const taxRows = taxes.map(({ name, ratePpm, baseMinor, taxMinor }): TotalRow => {
    const words = t('documents.taxOn', { name: apart(name), rate: rate(ratePpm), base: money(baseMinor) })
    return [words, money(taxMinor), 'plain']
  })
  return [
    ...(taxRows.length > 0 ? [plain(t('documents.net'), money(netMinor)), ...taxRows] : []),
    [t('documents.inCurrency', { words: t('documents.total'), currency }), money(totalMinor), 'total'],
    ...moneyRows(invoice, reading),
  ]
}

function moneyRows(invoice: Issued, { t, money }: Reading): TotalRow[] {
  const { receivedMinor, refundedMinor, currency } = invoice
  const open = t('documents.inCurrency', { words: t('documents.open'), currency })
  return [
    ...(receivedMinor > 0n ? [plain(t('documents.received'), money(receivedMinor))] : []),
    ...(refundedMinor > 0n ? [plain(t('documents.refunded'), money(refundedMinor))] : []),
    ...(isPayable(invoice) ? [[open, money(openAmount(invoice).minor), 'strong'] satisfies TotalRow] : []),
  ]
}

function plain(label: string, amount: string): TotalRow {
  return [label, amount, 'plain']
}
