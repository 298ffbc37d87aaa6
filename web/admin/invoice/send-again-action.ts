import { z } from 'zod'
import { InvoiceId } from '../../../src/kernel/ids.ts'
import type { Provided } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'

const SendForm = z.object({ invoiceId: InvoiceId })

/** Sends an invoice once more, and says to whom on the page that it leads `back` to. */
export function sendAgain({ app, actor }: Pick<Provided, 'app' | 'actor'>, request: Request, back: string) {
  return submitted(request, SendForm, async (form) => {
    const { number, to } = await app.invoices.sendAgain(actor, form)
    return redirectSaying(back, 'admin.invoice.sentAgain', { number, to })
  })
}
