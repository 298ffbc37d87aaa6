import { z } from 'zod'
import { ownsInvoice } from '../invoices/invoice-rules.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import { either, staffWith } from '../platform/permission.ts'
import { found } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { invoicePdf } from './invoice-pdf.ts'

/** An invoice as a PDF in its customer's language, with the name of the file. */
export const invoiceDocument = query({
  name: 'invoice.pdf',
  input: z.object({ number: z.string().min(1).max(40) }),
  may: either(ownsInvoice, staffWith('customers.view')),
  async run({ reader, store }, { number }) {
    const invoice = found(await findInvoice(reader, { number }))
    const { name, accent, timeZone } = store
    const { locale } = invoice.recipient
    const content = await invoicePdf(invoice, { locale, timeZone, store: { name, accent } })
    return { filename: `${invoice.number}.pdf`, content }
  },
})
