import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Issued } from '../invoices/invoice.ts'
import { dateIn } from '../kernel/calendar.ts'
import { invoiceLines } from './invoice-lines.ts'
import { invoiceTotals } from './invoice-totals.ts'
import { billedToLines, sellerLines } from './parties.ts'
import { pdfOf } from './pdf.ts'
import { colours, type Reading, readingIn } from './reading.ts'

export type InvoicePdfOptions = {
  readonly locale: string
  /** Where its reader lives: the day of a payment is theirs. */
  readonly timeZone: string
  readonly shop: { readonly name: string; readonly accent: string }
}

/** An issued invoice as a PDF, with its state as it stands. The same invoice gives the same bytes. */
export function invoicePdf(invoice: Issued, options: InvoicePdfOptions): Promise<Buffer> {
  const reading = readingIn(options.locale, invoice.currency)
  return pdfOf({
    ...page(invoice, options, reading),
    content: [
      letterhead(invoice, options, reading),
      parties(invoice, options, reading),
      invoiceLines(invoice, reading),
      invoiceTotals(invoice, reading),
    ],
  })
}

function page(
  invoice: Issued,
  { shop, locale }: InvoicePdfOptions,
  { t }: Reading,
): Omit<TDocumentDefinitions, 'content'> {
  const title = t('documents.invoiceNumber', { number: invoice.number })
  return {
    pageSize: 'A4',
    pageMargins: [50, 50, 50, 64],
    language: locale,
    displayTitle: true,
    info: { title, author: shop.name, creationDate: new Date(invoice.issuedAt) },
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.25, color: colours.ink },
    header: (_page, _pages, { width }) => ({
      canvas: [{ type: 'rect', x: 0, y: 0, w: width, h: 5, color: shop.accent }],
    }),
    footer: (page, pages) => ({
      margin: [50, 18, 50, 0],
      columns: [
        { text: `${invoice.seller.name} · ${title}`, style: { fontSize: 8, color: colours.muted } },
        {
          width: 'auto',
          text: t('documents.page', { page, pages }),
          style: { fontSize: 8, color: colours.muted },
        },
      ],
    }),
  }
}

function letterhead(invoice: Issued, options: InvoicePdfOptions, reading: Reading): Content {
  return {
    margin: [0, 0, 0, 34],
    columns: [
      { text: options.shop.name, fontSize: 15, bold: true, margin: [0, 3, 0, 0] },
      {
        width: 'auto',
        alignment: 'right',
        stack: [
          { text: reading.t('documents.invoice'), fontSize: 20, bold: true, lineHeight: 1.1 },
          { text: invoice.number, color: colours.muted, fontSize: 11 },
        ],
      },
    ],
  }
}

function parties(invoice: Issued, { locale, timeZone }: InvoicePdfOptions, reading: Reading): Content {
  const { t, day } = reading
  return {
    margin: [0, 0, 0, 30],
    columnGap: 24,
    columns: [
      block(t('documents.billedTo'), billedToLines(invoice.billedTo, locale, t)),
      block(t('documents.from'), sellerLines(invoice.seller, t)),
      {
        width: 120,
        stack: [
          ...fact(t('documents.issuedOn'), day(invoice.issuedOn)),
          ...fact(t('documents.dueOn'), day(invoice.dueOn)),
          stamp(invoice, timeZone, reading),
        ],
      },
    ],
  }
}

function block(label: string, [first, ...rest]: string[]): Content {
  return {
    stack: [
      { text: label, color: colours.muted, fontSize: 8.5, margin: [0, 0, 0, 3] },
      { text: first ?? '', bold: true },
      ...rest.map((text) => ({ text })),
    ],
  }
}

function fact(label: string, value: string): Content[] {
  return [
    { text: label, color: colours.muted, fontSize: 8.5, margin: [0, 0, 0, 3] },
    { text: value, bold: true, margin: [0, 0, 0, 8] },
  ]
}

/** What became of it, in a box, so that a printed copy tells a paid invoice from an open one. */
function stamp(invoice: Issued, timeZone: string, { t, day }: Reading): Content {
  switch (invoice.status) {
    case 'pending':
      return []
    case 'expired':
      return boxed(t('documents.expired'), colours.muted)
    case 'paid':
      return boxed(t('documents.paidOn', { day: day(dateIn(timeZone, invoice.paidAt)) }), colours.good)
    case 'cancelled':
      return boxed(
        t('documents.cancelledOn', { day: day(dateIn(timeZone, invoice.cancelledAt)) }),
        colours.bad,
      )
  }
}

function boxed(text: string, color: string): Content {
  const edge = () => 1
  return {
    table: { body: [[{ text, color, bold: true, fontSize: 9 }]] },
    layout: {
      hLineWidth: edge,
      vLineWidth: edge,
      hLineColor: color,
      vLineColor: color,
      paddingLeft: () => 7,
      paddingRight: () => 7,
      paddingTop: () => 4,
      paddingBottom: () => 2,
    },
  }
}
