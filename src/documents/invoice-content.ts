import type { Issued } from '../invoices/invoice.ts'
import { dateIn } from '../kernel/calendar.ts'
import { type InvoiceLine, invoiceLines, lineColumns } from './invoice-lines.ts'
import { invoiceTotals, type TotalRow } from './invoice-totals.ts'
import { billedToLines, sellerLines } from './parties.ts'
import { type Reading, readingIn } from './reading.ts'
import { type SheetContent, sheetContent } from './sheet-content.ts'

export type InvoiceOptions = {
  readonly locale: string
  /** Where its reader lives: the day of a payment is theirs. */
  readonly timeZone: string
  readonly shop: { readonly name: string; readonly accent: string }
}

type Labelled<Value> = readonly [label: string, value: Value]
type Stamp = readonly [words: string, tone: 'good' | 'bad' | 'quiet']

/** What templates/invoice.typ reads: every word and amount of an invoice, with its state as it stands. */
export type InvoiceContent = SheetContent & {
  readonly shop: string
  readonly heading: string
  readonly number: string
  readonly 'billed-to': Labelled<readonly string[]>
  readonly seller: Labelled<readonly string[]>
  readonly facts: readonly Labelled<string>[]
  readonly stamp: Stamp | null
  readonly columns: readonly string[]
  readonly lines: readonly InvoiceLine[]
  readonly totals: readonly TotalRow[]
}

export function invoiceContent(invoice: Issued, options: InvoiceOptions): InvoiceContent {
  const reading = readingIn(options.locale, invoice.currency)
  const { t, day } = reading
  const title = t('documents.invoiceNumber', { number: invoice.number })
  return {
    ...sheetContent(reading, {
      title,
      author: options.shop.name,
      issuedAt: invoice.issuedAt,
      country: invoice.billedTo.country,
      accent: options.shop.accent,
      footer: `${reading.apart(invoice.seller.name)} · ${title}`,
    }),
    shop: options.shop.name,
    heading: t('documents.invoice'),
    number: invoice.number,
    'billed-to': [t('documents.billedTo'), billedToLines(invoice.billedTo, reading)],
    seller: [t('documents.from'), sellerLines(invoice.seller, reading)],
    facts: [
      [t('documents.issuedOn'), day(invoice.issuedOn)],
      [t('documents.dueOn'), day(invoice.dueOn)],
      ...(invoice.purchaseOrder
        ? [[t('documents.purchaseOrder'), reading.apart(invoice.purchaseOrder)] as const]
        : []),
    ],
    stamp: stampOf(invoice, options.timeZone, reading),
    columns: lineColumns(invoice, reading),
    lines: invoiceLines(invoice, reading),
    totals: invoiceTotals(invoice, reading),
  }
}

/** What became of it. Where there was nothing to pay, nobody paid. */
function stampOf(invoice: Issued, timeZone: string, { t, day }: Reading): Stamp | null {
  switch (invoice.status) {
    case 'pending':
      return null
    case 'expired':
      return [t('documents.expired'), 'quiet']
    case 'paid':
      if (invoice.totalMinor === 0n) return [t('documents.nothingToPay'), 'good']
      return [t('documents.paidOn', { day: day(dateIn(timeZone, invoice.paidAt)) }), 'good']
    case 'cancelled':
      return [t('documents.cancelledOn', { day: day(dateIn(timeZone, invoice.cancelledAt)) }), 'bad']
  }
}
