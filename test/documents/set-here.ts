import { readFonts } from '../../src/documents/fonts.ts'
import { type InvoiceOptions, invoiceContent } from '../../src/documents/invoice-content.ts'
import { createPress } from '../../src/documents/press.ts'
import { sheetOf } from '../../src/documents/sheet.ts'
import type { Issued } from '../../src/invoices/invoice.ts'
import { type ReadPdf, readPdf } from './read-pdf.ts'

export const fonts = readFonts()
export const press = createPress(fonts.files)

export const options: InvoiceOptions = {
  locale: 'en',
  timeZone: 'Europe/Berlin',
  shop: { name: 'Harbour & Sons', accent: '#14594c' },
}

/** An invoice as a PDF, set in this process. */
export function setHere(invoice: Issued, changes: Partial<InvoiceOptions> = {}): Buffer {
  return Buffer.from(press(sheetOf('invoice', invoiceContent(invoice, { ...options, ...changes }), fonts)))
}

/** The same, as a reader of PDFs finds it. */
export function readInvoice(invoice: Issued, changes: Partial<InvoiceOptions> = {}): Promise<ReadPdf> {
  return readPdf(setHere(invoice, changes))
}
