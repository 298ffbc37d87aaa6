import type { Issued } from '../invoices/invoice.ts'
import { invoiceUrl } from '../invoices/receive-money.ts'
import { nextTry } from '../payments/due-charge.ts'
import { findDueCharge } from '../payments/due-charge-store.ts'
import { amountOf, type Transaction } from '../payments/transaction.ts'
import type { Work } from '../platform/use-case.ts'
import './purchase-mails.ts'

/** Tells the customer that a renewal could not be charged, when it is tried again, and how to pay it themselves. */
export async function renewalPaymentFailed(
  work: Work,
  { transaction, invoice }: { transaction: Transaction; invoice: Issued },
): Promise<void> {
  if (transaction.origin !== 'renewal') return
  const charge = await findDueCharge(work.trx, invoice.id)
  if (!charge?.lastDay) return
  const { recipient, customerId, number, title } = invoice
  const { today, store } = work
  work.sendMail({
    ...{ template: 'renewal.payment_failed', subjectId: invoice.id, occasion: transaction.id, customerId },
    ...{ recipient: recipient.email, locale: recipient.locale },
    content: {
      ...{ name: recipient.name, number, title },
      ...{ amount: amountOf(transaction), method: transaction.methodLabel },
      nextTryOn: nextTry(charge, { today, retryDays: store.renewalRetryDays }).next,
      ...{ lastDay: charge.lastDay, url: invoiceUrl(work, invoice) },
    },
  })
}
