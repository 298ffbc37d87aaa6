import type { Issued } from '../invoices/invoice.ts'
import { invoiceUrl } from '../invoices/invoice-emails.ts'
import { present } from '../kernel/assert.ts'
import { type Money, money } from '../kernel/money.ts'
import { refOf } from '../platform/history/fields.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import type { Work } from '../platform/use-case.ts'
import { type Payment, reviewedBy } from './payment.ts'
import './payment-emails.ts'
import type { paymentEvents } from './payment-events.ts'

/** A payment with the invoices that it pays, in the order of its parts. */
export type Attempt = { readonly payment: Payment; readonly invoices: readonly Issued[] }

type Step = keyof typeof paymentEvents

/**
 * Tells the history of an attempt, of each invoice what of it is for that one. In the order of their ids, in which those who react
 * lock what belongs to each.
 */
export function recordAttempt(work: Work, type: Step, attempt: Attempt, reason = ''): void {
  const byId = partsOf(attempt).sort((a, b) => (a.invoice.id < b.invoice.id ? -1 : 1))
  for (const { invoice, amount } of byId) {
    const told = payloadOf(attempt.payment, invoice, amount)
    record(work, type, { ...told, reviewedBy: reviewedBy(attempt.payment) }, reason)
  }
}

type Told = ReturnType<typeof payloadOf> & { readonly reviewedBy: string | null }

function record(work: Work, type: Step, { reviewedBy, ...payload }: Told, reason: string): void {
  switch (type) {
    case 'payment.started':
    case 'payment.waiting':
      work.record({ type, ...payload })
      break
    case 'payment.approved':
      work.record({ type, ...payload, reviewedBy })
      break
    case 'payment.refused':
      work.record({ type, ...payload, reason, reviewedBy })
      break
    case 'payment.in_review':
    case 'payment.failed':
      work.record({ type, ...payload, reason })
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

/** What of an attempt is for which of its invoices. */
export function partsOf({ payment, invoices }: Attempt) {
  return payment.parts.map(({ amountMinor }, at) => ({
    invoice: present(invoices[at], 'the invoice of a part'),
    amount: money(amountMinor, payment.currency),
  }))
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
