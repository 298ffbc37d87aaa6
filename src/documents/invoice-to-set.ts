import { z } from 'zod'
import { ownsInvoice } from '../invoices/invoice-rules.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'

/** An invoice with how its document is to be set: in its customer's language. */
export const invoiceToSet = query({
  name: 'invoice.pdf',
  input: z.object({ number: z.string().min(1).max(40) }),
  may: either(ownsInvoice, staffWith('customers.view')),
  async run({ reader, shop: { name, accent, timeZone } }, { number }) {
    const invoice = orNotFound(await findInvoice(reader, { number }))
    return { invoice, options: { locale: invoice.recipient.locale, timeZone, shop: { name, accent } } }
  },
})
