import { refOf } from '../platform/history/fields.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import type { Work } from '../platform/use-case.ts'
import { fulfil } from './fulfilment.ts'
import { type Issued, totalOf } from './invoice.ts'
import { invoiceUrl } from './invoice-emails.ts'

/** The receipt of a paid invoice, once for each occasion. */
export function sendReceipt(work: Work, invoice: Issued, occasion: string): void {
  const { id: invoiceId, number, title, recipient } = invoice
  work.sendEmail({
    template: 'invoice.paid',
    subjectId: invoiceId,
    occasion,
    ...addressedTo(invoice),
    content: {
      name: recipient.name,
      invoiceId,
      number,
      title,
      total: totalOf(invoice),
      url: invoiceUrl(work, invoice),
    },
  })
}

/** An invoice is paid now: history and customer learn of it, and what it sells is delivered. */
export async function deliverInvoice(work: Work, invoice: Issued): Promise<void> {
  const { title, customerId } = invoice
  const total = totalOf(invoice)
  work.record({
    type: 'invoice.paid',
    customerId,
    invoice: refOf(invoice),
    title,
    total,
    wasFree: total.minor === 0n,
  })
  sendReceipt(work, invoice, 'paid')
  await fulfil(work, 'onPaid', invoice)
}
