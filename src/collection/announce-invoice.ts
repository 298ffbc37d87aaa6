import { type Issued, totalOf } from '../invoices/invoice.ts'
import { invoiceUrl } from '../invoices/receive-money.ts'
import type { PaymentMethod } from '../methods/payment-method.ts'
import type { Work } from '../platform/use-case.ts'
import '../invoices/invoice-emails.ts'

/** Tells the customer of an invoice that they did not ask for, and what it will be charged to, if it will. */
export function announceInvoice(work: Work, invoice: Issued, method: PaymentMethod | undefined): void {
  const { id: invoiceId, number, customerId, title, recipient, dueOn } = invoice
  work.sendEmail({
    template: 'invoice.issued',
    subjectId: invoiceId,
    occasion: 'issued',
    customerId,
    recipient: recipient.email,
    locale: recipient.locale,
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
