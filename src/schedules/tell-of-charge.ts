import { nextTry } from '../collection/due-charge.ts'
import { findDueCharge } from '../collection/due-charge-store.ts'
import { type Issued, openAmount } from '../invoices/invoice.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import { invoiceUrl } from '../invoices/receive-money.ts'
import type { InvoiceId } from '../kernel/ids.ts'
import type { FailedPayment } from '../payments/payment-events.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import './schedule-emails.ts'

/** Tells the customer that an instalment could not be charged, when it is tried again, and how to pay it themselves. */
export async function instalmentPaymentFailed(work: Work, failed: FailedPayment): Promise<void> {
  const { paymentId, invoiceId, amount, method, origin } = failed
  if (origin !== 'instalment') return
  const charge = await findDueCharge(work.trx, invoiceId)
  if (!charge) return
  const invoice = orNotFound(await findInvoice(work.trx, { id: invoiceId }))
  const { today, shop } = work
  const nextTryOn = nextTry(charge, { today, retryDays: shop.renewalRetryDays }).next
  work.sendEmail({
    template: 'instalment.payment_failed',
    subjectId: invoiceId,
    occasion: paymentId,
    ...addressed(invoice),
    content: { ...aboutOf(work, invoice), amount, method, nextTryOn },
  })
}

type NotCharged = { invoiceId: InvoiceId; reason: string; nextTryOn: string | null }

/** Reminds a customer who has stored nothing that an instalment could be charged to. */
export async function remindOfInstalment(
  work: Work,
  { invoiceId, reason, nextTryOn }: NotCharged,
): Promise<void> {
  if (reason !== 'no_method') return
  const invoice = orNotFound(await findInvoice(work.trx, { id: invoiceId }))
  work.sendEmail({
    template: 'instalment.reminder',
    subjectId: invoiceId,
    occasion: work.today,
    ...addressed(invoice),
    content: { ...aboutOf(work, invoice), amount: openAmount(invoice), nextTryOn },
  })
}

function addressed({ customerId, recipient }: Issued) {
  return { customerId, recipient: recipient.email, locale: recipient.locale }
}

function aboutOf(work: Work, invoice: Issued) {
  const { recipient, number, title, dueOn } = invoice
  return { name: recipient.name, number, title, dueOn, url: invoiceUrl(work, invoice) }
}
