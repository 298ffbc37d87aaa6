import type { StoredContent } from '../platform/mail/mail.ts'
import type { MailTemplate } from '../platform/mail/outgoing.ts'
import { emailConfirm, passwordReset } from './identity-letters.ts'
import { invoiceIssued, invoicePaid } from './invoice-letters.ts'
import type { Letter, Voice } from './letter.ts'
import { paymentInstructions, paymentRefunded } from './payment-letters.ts'
import { purchaseExpired, renewalPaymentFailed } from './purchase-letters.ts'
import { instalmentPaymentFailed, instalmentReminder } from './schedule-letters.ts'

/** The letter of every template there is. */
export const letters = {
  'password.reset': passwordReset,
  'email.confirm': emailConfirm,
  'invoice.paid': invoicePaid,
  'invoice.issued': invoiceIssued,
  'payment.instructions': paymentInstructions,
  'payment.refunded': paymentRefunded,
  'renewal.payment_failed': renewalPaymentFailed,
  'purchase.expired': purchaseExpired,
  'instalment.payment_failed': instalmentPaymentFailed,
  'instalment.reminder': instalmentReminder,
} satisfies { [T in MailTemplate]: (content: StoredContent<T>, voice: Voice) => Letter }
