import { type Issued, totalOf } from '../invoices/invoice.ts'
import { invoiceUrl } from '../invoices/invoice-emails.ts'
import type { PaymentMethod } from '../methods/payment-method.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import type { Work } from '../platform/use-case.ts'

/** Tells the customer of an invoice that they did not ask for, and what it will be charged to, if it will: once for each occasion. */
export function announceInvoice(
  work: Work,
  invoice: Issued,
  method: PaymentMethod | undefined,
  occasion = 'issued',
): void {
  const { id: invoiceId, number, title, recipient, dueOn } = invoice
  work.sendEmail({
    template: 'invoice.issued',
    subjectId: invoiceId,
    occasion,
    ...addressedTo(invoice),
    content: {
      name: recipient.name,
      invoiceId,
      number,
      title,
      total: totalOf(invoice),
      dueOn,
      chargedTo: method ? method.label : null,
      url: invoiceUrl(work, invoice),
    },
  })
}
