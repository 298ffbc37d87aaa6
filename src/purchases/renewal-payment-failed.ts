import { findDueCharge } from '../collection/due-charge-store.ts'
import { invoiceUrl } from '../invoices/invoice-emails.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import type { FailedPayment } from '../payments/payment-events.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import './purchase-emails.ts'

/** Tells the customer that a renewal could not be charged, when it is tried again, and how to pay it themselves. */
export async function renewalPaymentFailed(work: Work, failed: FailedPayment): Promise<void> {
  const { payment, method, origin } = failed
  if (origin !== 'renewal') return
  const invoiceId = failed.invoice.id
  const charge = await findDueCharge(work.trx, invoiceId)
  if (!charge?.endsOn) return
  const invoice = orNotFound(await findInvoice(work.trx, { id: invoiceId }))
  const { recipient, number, title } = invoice
  work.sendEmail({
    template: 'renewal.payment_failed',
    subjectId: invoiceId,
    occasion: payment.id,
    ...addressedTo(invoice),
    content: {
      name: recipient.name,
      number,
      title,
      amount: payment.amount,
      method,
      nextTryOn: charge.chargeOn,
      endsOn: charge.endsOn,
      url: invoiceUrl(work, invoice),
    },
  })
}
