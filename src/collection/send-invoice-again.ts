import { z } from 'zod'
import { sendReceipt } from '../invoices/deliver-invoice.ts'
import { isCancelled, isPaid } from '../invoices/invoice-states.ts'
import { lockInvoice } from '../invoices/invoice-store.ts'
import { InvoiceId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { announceInvoice } from './announce-invoice.ts'

/** Sends the customer an invoice once more, as it stands: the receipt of one that is paid, otherwise what is to be paid, and how. */
export const sendInvoiceAgain = useCase({
  name: 'invoice.send_again',
  input: z.object({ invoiceId: InvoiceId }),
  output: z.object({ number: z.string(), to: z.string() }),
  may: staffWith('invoices.resend'),
  async run(work, { invoiceId }) {
    const invoice = orNotFound(await lockInvoice(work.trx, invoiceId))
    if (isCancelled(invoice)) throw new Refused('invoice_is_cancelled')
    const { customerId, number, recipient } = invoice
    const occasion = `sent again at ${work.now}`
    if (isPaid(invoice)) sendReceipt(work, invoice, occasion)
    else await announceInvoice(work, invoice, occasion)
    work.record({ type: 'invoice.sent_again', customerId, invoice: refOf(invoice) })
    return { number, to: recipient.email }
  },
})
