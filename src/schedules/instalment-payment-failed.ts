import { findDueCharge } from '../collection/due-charge-store.ts'
import { type Issued, openAmount } from '../invoices/invoice.ts'
import { invoiceUrl } from '../invoices/invoice-emails.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import type { FailedPayment } from '../payments/payment-events.ts'
import type { EventPayload } from '../platform/history/catalogue.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import './schedule-emails.ts'

/** Tells the customer that an instalment could not be charged, when it is tried again, and how to pay it themselves. */
export async function instalmentPaymentFailed(work: Work, failed: FailedPayment): Promise<void> {
  const { payment, method, origin } = failed
  const invoiceId = failed.invoice.id
  if (origin !== 'instalment') return
  const charge = await findDueCharge(work.trx, invoiceId)
  if (!charge) return
  const invoice = orNotFound(await findInvoice(work.trx, { id: invoiceId }))
  const nextTryOn = charge.chargeOn
  work.sendEmail({
    template: 'instalment.payment_failed',
    subjectId: invoiceId,
    occasion: payment.id,
    ...addressedTo(invoice),
    content: { ...contentOf(work, invoice), amount: payment.amount, method, nextTryOn },
  })
}

/** Reminds a customer who has stored nothing that an instalment could be charged to. */
export async function remindOfInstalment(
  work: Work,
  { invoice: { id: invoiceId }, reason, nextTryOn }: EventPayload<'instalment.not_charged'>,
): Promise<void> {
  if (reason !== 'no_method') return
  const invoice = orNotFound(await findInvoice(work.trx, { id: invoiceId }))
  work.sendEmail({
    template: 'instalment.reminder',
    subjectId: invoiceId,
    occasion: work.today,
    ...addressedTo(invoice),
    content: { ...contentOf(work, invoice), amount: openAmount(invoice), nextTryOn },
  })
}

function contentOf(work: Work, invoice: Issued) {
  const { recipient, number, title, dueOn } = invoice
  return { name: recipient.name, number, title, dueOn, url: invoiceUrl(work, invoice) }
}
