import { payUrl } from '../invoices/invoice-emails.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import type { Work } from '../platform/use-case.ts'
import { isChargedByShop, reviewedBy } from './payment.ts'
import { type Attempt, partsOf } from './record-attempt.ts'
import './payment-emails.ts'

/**
 * Tells the customer that staff have refused their payment, and why. Of a charge that the shop made by itself they are told by whoever
 * made it, with when it is tried again.
 */
export function tellOfRefusal(work: Work, attempt: Attempt): void {
  const { payment } = attempt
  if (reviewedBy(payment) === null || isChargedByShop(payment)) return
  for (const { invoice, amount } of partsOf(attempt)) {
    const { recipient, number } = invoice
    work.sendEmail({
      template: 'payment.refused',
      subjectId: payment.id,
      occasion: `refused for ${number}`,
      ...addressedTo(invoice),
      content: {
        name: recipient.name,
        number,
        amount,
        method: payment.methodLabel,
        isTransfer: payment.methodId === null,
        reason: payment.reason ?? '',
        url: payUrl(work, invoice),
      },
    })
  }
}
