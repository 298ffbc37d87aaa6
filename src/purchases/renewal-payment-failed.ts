import type { Issued } from '../invoices/invoice.ts'
import { invoiceUrl } from '../invoices/receive-money.ts'
import { nextTry } from '../payments/due-charge.ts'
import { findDueCharge } from '../payments/due-charge-store.ts'
import { amountOf, type Payment } from '../payments/payment.ts'
import type { Work } from '../platform/use-case.ts'
import './purchase-mails.ts'

/** Tells the customer that a renewal could not be charged, when it is tried again, and how to pay it themselves. */
export async function renewalPaymentFailed(
  work: Work,
  { payment, invoice }: { payment: Payment; invoice: Issued },
): Promise<void> {
  if (payment.origin !== 'renewal') return
  const charge = await findDueCharge(work.trx, invoice.id)
  if (!charge?.lastDay) return
  const { recipient, customerId, number, title } = invoice
  const { today, store } = work
  work.sendMail({
    template: 'renewal.payment_failed',
    subjectId: invoice.id,
    occasion: payment.id,
    customerId,
    recipient: recipient.email,
    locale: recipient.locale,
    content: {
      name: recipient.name,
      number,
      title,
      amount: amountOf(payment),
      method: payment.methodLabel,
      nextTryOn: nextTry(charge, { today, retryDays: store.renewalRetryDays }).next,
      lastDay: charge.lastDay,
      url: invoiceUrl(work, invoice),
    },
  })
}
