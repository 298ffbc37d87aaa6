import { z } from 'zod'
import { findInvoice } from '../invoices/invoice-store.ts'
import { Recipient, shownInvoice, shownLine } from '../invoices/shown-invoice.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'

/** An invoice with how its document is to be set: in its customer's language. */
export const invoiceToSet = query({
  name: 'invoice.to_set',
  input: z.object({ number: z.string().min(1).max(40) }),
  output: z.object({
    invoice: shownInvoice({ recipient: Recipient }),
    options: z.object({
      locale: z.string(),
      timeZone: z.string(),
      shop: z.object({ name: z.string(), accent: z.string() }),
    }),
  }),
  may: systemOnly,
  async run({ reader, shop: { name, accent, timeZone } }, { number }) {
    const { lines, ...said } = orNotFound(await findInvoice(reader, { number }))
    const invoice = { ...said, lines: lines.map(shownLine) }
    return { invoice, options: { locale: said.recipient.locale, timeZone, shop: { name, accent } } }
  },
})
