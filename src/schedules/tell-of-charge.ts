import { type Issued, openAmount } from '../invoices/invoice.ts'
import { invoiceUrl } from '../invoices/receive-money.ts'
import type { NotCharged } from '../payments/begin-due-charge.ts'
import { nextTry } from '../payments/due-charge.ts'
import { findDueCharge } from '../payments/due-charge-store.ts'
import { amountOf, type Payment } from '../payments/payment.ts'
import type { Work } from '../platform/use-case.ts'
import './schedule-mails.ts'

/** Tells the customer that an agreed payment could not be charged, when it is tried again, and how to pay it themselves. */
export async function instalmentPaymentFailed(
  work: Work,
  { payment, invoice }: { payment: Payment; invoice: Issued },
): Promise<void> {
  if (payment.origin !== 'instalment') return
  const charge = await findDueCharge(work.trx, invoice.id)
  if (!charge) return
  const { today, store } = work
  const nextTryOn = nextTry(charge, { today, retryDays: store.renewalRetryDays }).next
  work.sendMail({
    template: 'instalment.payment_failed',
    subjectId: invoice.id,
    occasion: payment.id,
    ...addressed(invoice),
    content: {
      ...aboutOf(work, invoice),
      amount: amountOf(payment),
      method: payment.methodLabel,
      nextTryOn,
    },
  })
}

/** Reminds a customer who has stored nothing that an agreed payment could be charged to. */
export async function remindOfInstalment(work: Work, notCharged: NotCharged): Promise<void> {
  const { invoice, origin, reason, nextTryOn } = notCharged
  if (origin !== 'instalment' || reason !== 'no_method') return
  work.sendMail({
    template: 'instalment.reminder',
    subjectId: invoice.id,
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
