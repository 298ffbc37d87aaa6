import { z } from 'zod'
import type { Issued } from '../invoices/invoice.ts'
import { lockInvoice } from '../invoices/invoice-store.ts'
import { invoiceUrl, receiveMoney } from '../invoices/receive-money.ts'
import { PaymentId } from '../kernel/ids.ts'
import type { Money } from '../kernel/money.ts'
import { gatewayAccount } from '../ledger/account.ts'
import { refOf } from '../platform/history/fields.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import type { ChargeOutcome } from './gateway.ts'
import { amountOf, type Payment, settled } from './payment.ts'
import { invoiceOf, lockPayment, savePayment } from './payment-store.ts'
import './payment-emails.ts'

/**
 * The one place where the outcome of an attempt becomes known, whoever learnt it: the charge itself, the way back from a
 * challenge, a webhook, the janitor, or staff. Safe in any order and any number of times.
 */
export const settlePayment = useCase({
  name: 'payment.settle',
  input: z.object({ paymentId: PaymentId, outcome: z.custom<ChargeOutcome>() }),
  may: systemOnly,
  async run(work, { paymentId, outcome }) {
    return settleLocked(work, await lockAttempt(work, paymentId), outcome)
  },
})

export type Attempt = { readonly payment: Payment; readonly invoice: Issued }

/** Locks an attempt together with its invoice, always the invoice first. */
export async function lockAttempt(work: Work, id: PaymentId): Promise<Attempt> {
  const invoice = orNotFound(await lockInvoice(work.trx, invoiceOf(id)))
  const payment = orNotFound(await lockPayment(work.trx, id))
  return { payment, invoice }
}

export async function settleLocked(work: Work, attempt: Attempt, outcome: ChargeOutcome): Promise<Payment> {
  const { payment, changed } = settled(attempt.payment, outcome)
  if (!changed) return payment
  await savePayment(work.trx, payment, work.now)
  await follow(work, { payment, invoice: attempt.invoice }, attempt.payment)
  return payment
}

/** What an outcome brings about besides the attempt's own state. */
async function follow(work: Work, attempt: Attempt, before: Payment): Promise<void> {
  const { payment, invoice } = attempt
  const amount = amountOf(payment)
  const told = { payment, invoice, amount }
  const reason = payment.reason ?? ''
  switch (payment.status) {
    case 'approved':
      return bookApproval(work, attempt)
    case 'disputed':
      if (!wasApproved(before)) await bookApproval(work, attempt)
      return recordAttempt(work, 'payment.disputed', told)
    case 'in_review':
      return recordAttempt(work, 'payment.in_review', told, reason)
    case 'refused':
    case 'failed':
      return recordAttempt(work, `payment.${payment.status}`, told, reason)
    default:
      recordAttempt(work, 'payment.waiting', told)
  }
}

/** The money of a dispute that is heard of before its approval came first, and is booked first. */
function wasApproved({ status }: Payment): boolean {
  return status === 'approved' || status === 'partly_refunded' || status === 'refunded'
}

async function bookApproval(work: Work, { payment, invoice }: Attempt): Promise<void> {
  const amount = amountOf(payment)
  recordAttempt(work, 'payment.approved', { payment, invoice, amount })
  const from = gatewayAccount(payment.gateway)
  await receiveMoney(work, invoice, { amount, paymentId: payment.id, from })
}

/** Tells the customer how to pay what no gateway can charge. */
export function sendInstructions(work: Work, { payment, invoice }: Attempt): void {
  const { recipient, number, customerId } = invoice
  work.sendEmail({
    template: 'payment.instructions',
    subjectId: payment.id,
    occasion: 'waiting',
    customerId,
    recipient: recipient.email,
    locale: recipient.locale,
    content: {
      name: recipient.name,
      number,
      amount: amountOf(payment),
      instructions: work.shop.bankInstructions,
      url: invoiceUrl(work, invoice),
    },
  })
}

type Plain = 'payment.started' | 'payment.waiting' | 'payment.approved' | 'payment.disputed'
type WithReason =
  | 'payment.in_review'
  | 'payment.refused'
  | 'payment.failed'
  | 'payment.refunded'
  | 'payment.refund_started'
  | 'payment.refund_failed'

/** Tells the history of an attempt, with its amount, method and invoice as they are now. */
export function recordAttempt(
  work: Work,
  type: Plain | WithReason,
  told: Attempt & { amount: Money },
  reason = '',
): void {
  const { payment, invoice, amount } = told
  const { id, gateway, methodLabel: method, customerId, origin } = payment
  const payload = {
    customerId,
    payment: { id, amount, invoiceNumber: invoice.number },
    invoice: refOf(invoice),
    origin,
    gateway,
    method,
  }
  if (isPlain(type)) work.record({ type, ...payload })
  else work.record({ type, ...payload, reason })
}

function isPlain(type: Plain | WithReason): type is Plain {
  const plain: readonly string[] = [
    'payment.started',
    'payment.waiting',
    'payment.approved',
    'payment.disputed',
  ]
  return plain.includes(type)
}
