import { invoiceUrl } from '../invoices/invoice-emails.ts'
import type { FailedPayment } from '../payments/payment-events.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import type { Work } from '../platform/use-case.ts'
import { renewalEmail } from './renewal-email.ts'
import './purchase-emails.ts'

/** Tells the customer that a renewal could not be charged, when it is tried again, and how to pay it themselves. */
export async function renewalPaymentFailed(work: Work, failed: FailedPayment): Promise<void> {
  const { payment, method, origin } = failed
  const email = origin === 'renewal' ? await renewalEmail(work, failed.invoice.id) : null
  if (!email) return
  const { invoice, nextTryOn, content } = email
  work.sendEmail({
    template: 'renewal.payment_failed',
    subjectId: invoice.id,
    occasion: payment.id,
    ...addressedTo(invoice),
    content: { ...content, amount: payment.amount, method, nextTryOn, url: invoiceUrl(work, invoice) },
  })
}
