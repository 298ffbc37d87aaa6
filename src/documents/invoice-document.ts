import type { Actor } from '../platform/actor.ts'
import type { Bind } from '../platform/runner.ts'
import { invoiceToSet } from './invoice-to-set.ts'
import type { Typesetter } from './typesetter.ts'

type Parts = {
  readonly bind: Bind
  readonly setInvoice: Typesetter['invoicePdf']
}

/** An invoice as a PDF in its customer's language, with the name of the file. */
export function createInvoiceDocument({ bind, setInvoice }: Parts) {
  const toSet = bind(invoiceToSet)
  return async (actor: Actor, asked: { number: string }) => {
    const { invoice, options } = await toSet(actor, asked)
    const lines = invoice.lines.map((line) => ({ ...line, fulfilment: null }))
    const content = await setInvoice({ ...invoice, lines }, options)
    return { filename: `${invoice.number}.pdf`, content }
  }
}
