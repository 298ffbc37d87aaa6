import { z } from 'zod'
import { ownsInvoice } from '../invoices/invoice-rules.ts'
import { Bytes } from '../kernel/codecs.ts'
import { system } from '../platform/actor.ts'
import { either, staffWith } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { invoiceToSet } from './invoice-to-set.ts'
import type { Typesetter } from './typesetter.ts'

declare module '../platform/use-case.ts' {
  interface Ports {
    readonly setInvoice: Typesetter['invoicePdf']
  }
}

const documents = system('documents')

/** An invoice as a PDF in its customer's language, with the name of the file. It is set outside of any transaction. */
export const invoiceDocument = process({
  name: 'invoice.pdf',
  input: invoiceToSet.input,
  output: z.object({ filename: z.string(), content: Bytes }),
  may: either(ownsInvoice, staffWith('customers.view')),
  steps: { find: invoiceToSet },
  async run({ ports, steps }, { number }) {
    const { invoice, options } = await steps.find(documents, { number })
    const lines = invoice.lines.map((line) => ({ ...line, fulfilment: null }))
    const content = await ports.setInvoice({ ...invoice, lines }, options)
    return { filename: `${invoice.number}.pdf`, content }
  },
})
