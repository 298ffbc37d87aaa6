import type { EmailTemplate } from '../../platform/outgoing-email.ts'
import type { StoredContent } from '../email.ts'
import { changeWithdrawn, purchaseChanged } from './change-templates.ts'
import { emailConfirm, passwordReset } from './identity-templates.ts'
import { creditReceived, invoiceIssued, invoicePaid } from './invoice-templates.ts'
import { paymentInstructions, paymentRefused } from './payment-templates.ts'
import { purchaseExpired, renewalPaymentFailed, renewalReminder } from './purchase-templates.ts'
import { creditReturned, refundCompleted } from './refund-templates.ts'
import { instalmentPaymentFailed, instalmentReminder } from './schedule-templates.ts'
import type { EmailWords, Voice } from './template.ts'

/** Every email template there is. */
export const emailTemplates = {
  'password.reset': passwordReset,
  'email.confirm': emailConfirm,
  'invoice.paid': invoicePaid,
  'invoice.issued': invoiceIssued,
  'credit.received': creditReceived,
  'credit.returned': creditReturned,
  'payment.instructions': paymentInstructions,
  'payment.refused': paymentRefused,
  'refund.completed': refundCompleted,
  'renewal.payment_failed': renewalPaymentFailed,
  'renewal.reminder': renewalReminder,
  'purchase.expired': purchaseExpired,
  'purchase.changed': purchaseChanged,
  'change.withdrawn': changeWithdrawn,
  'instalment.payment_failed': instalmentPaymentFailed,
  'instalment.reminder': instalmentReminder,
} satisfies { [T in EmailTemplate]: (content: StoredContent<T>, voice: Voice) => EmailWords }
