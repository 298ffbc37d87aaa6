import type { Issued } from '../invoices/invoice.ts'
import { invoiceUrl } from '../invoices/invoice-emails.ts'
import { present } from '../kernel/assert.ts'
import { type Money, money } from '../kernel/money.ts'
import { refOf } from '../platform/history/fields.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import type { Work } from '../platform/use-case.ts'
import type { Payment } from './payment.ts'
import './payment-emails.ts'

/** A payment with the invoices that it pays, in the order of its parts. */
export type Attempt = { readonly payment: Payment; readonly invoices: readonly Issued[] }

type Plain = 'payment.started' | 'payment.waiting' | 'payment.approved'
type WithReason = 'payment.in_review' | 'payment.refused' | 'payment.failed'

/**
 * Tells the history of an attempt, of each invoice what of it is for that one. In the order of their ids, in which those who react
 * lock what belongs to each.
 */
export function recordAttempt(work: Work, type: Plain | WithReason, attempt: Attempt, reason = ''): void {
  const byId = partsOf(attempt).sort((a, b) => (a.invoice.id < b.invoice.id ? -1 : 1))
  for (const { invoice, amount } of byId) {
    const payload = payloadOf(attempt.payment, invoice, amount)
    if (isPlain(type)) work.record({ type, ...payload })
    else work.record({ type, ...payload, reason })
  }
}

/** What the events of a payment tell of it and of one of its invoices. */
export function payloadOf(payment: Payment, invoice: Issued, amount: Money) {
  const { id, gateway, methodLabel: method, customerId, origin } = payment
  return {
    customerId,
    payment: { id, amount, invoiceNumber: invoice.number },
    invoice: refOf(invoice),
    origin,
    gateway,
    method,
  }
}

function partsOf({ payment, invoices }: Attempt) {
  return payment.parts.map(({ amountMinor }, at) => ({
    invoice: present(invoices[at], 'the invoice of a part'),
    amount: money(amountMinor, payment.currency),
  }))
}

function isPlain(type: Plain | WithReason): type is Plain {
  const plain: readonly string[] = ['payment.started', 'payment.waiting', 'payment.approved']
  return plain.includes(type)
}

/** Tells the customer how to pay what no gateway can charge. */
export function sendInstructions(work: Work, attempt: Attempt): void {
  for (const { invoice, amount } of partsOf(attempt)) {
    const { recipient, number } = invoice
    work.sendEmail({
      template: 'payment.instructions',
      subjectId: attempt.payment.id,
      occasion: `waiting for ${number}`,
      ...addressedTo(invoice),
      content: {
        name: recipient.name,
        number,
        amount,
        instructions: work.shop.bankInstructions,
        url: invoiceUrl(work, invoice),
      },
    })
  }
}
