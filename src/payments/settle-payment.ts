import { z } from 'zod'
import { lockForFulfilment } from '../invoices/fulfilment.ts'
import type { Issued } from '../invoices/invoice.ts'
import { lockInvoices } from '../invoices/invoice-store.ts'
import { receiveMoney } from '../invoices/receive-money.ts'
import { present } from '../kernel/assert.ts'
import { PaymentId } from '../kernel/ids.ts'
import { money } from '../kernel/money.ts'
import { gatewayAccount } from '../ledger/account.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { ChargeOutcome } from './gateway-answers.ts'
import { type Payment, settled } from './payment.ts'
import { PaymentMade } from './payment-schema.ts'
import { invoicesOf, lockPayment, savePayment } from './payment-store.ts'
import { type Attempt, recordAttempt } from './record-attempt.ts'
import { tellOfRefusal } from './tell-of-refusal.ts'

/**
 * The one place where the outcome of an attempt becomes known, whoever learnt it: the charge itself, the way back from a
 * challenge, a webhook, the janitor, or staff. Safe in any order and any number of times.
 */
export const settlePayment = useCase({
  name: 'payment.settle',
  input: z.object({ paymentId: PaymentId, outcome: ChargeOutcome }),
  output: PaymentMade,
  may: systemOnly,
  async run(work, { paymentId, outcome }) {
    return settleLocked(work, await lockAttempt(work, paymentId), outcome)
  },
})

/** Locks an attempt together with its invoices, always the invoices first. */
export async function lockAttempt(work: Work, id: PaymentId): Promise<Attempt> {
  const invoices = await lockInvoices(work.trx, invoicesOf(id))
  const payment = orNotFound(await lockPayment(work.trx, id))
  const invoiceOf = (invoiceId: Issued['id']) => invoices.find((invoice) => invoice.id === invoiceId)
  return {
    payment,
    invoices: payment.parts.map(({ invoiceId }) => present(invoiceOf(invoiceId), 'the invoice of a payment')),
  }
}

export async function settleLocked(work: Work, attempt: Attempt, outcome: ChargeOutcome): Promise<Payment> {
  const { payment, changed } = settled(attempt.payment, outcome)
  if (!changed) return payment
  await Promise.all([
    savePayment(work.trx, payment, work.now),
    follow(work, { payment, invoices: attempt.invoices }),
  ])
  return payment
}

/** What an outcome brings about beyond the attempt's own state. */
async function follow(work: Work, attempt: Attempt): Promise<void> {
  const { status } = attempt.payment
  const reason = attempt.payment.reason ?? ''
  switch (status) {
    case 'approved':
      return bookApproval(work, attempt)
    case 'in_review':
      return recordAttempt(work, 'payment.in_review', attempt, reason)
    case 'refused':
    case 'failed':
      tellOfRefusal(work, attempt)
      return recordAttempt(work, `payment.${status}`, attempt, reason)
    default:
      recordAttempt(work, 'payment.waiting', attempt)
  }
}

async function bookApproval(work: Work, attempt: Attempt): Promise<void> {
  const { payment, invoices } = attempt
  recordAttempt(work, 'payment.approved', attempt)
  const from = gatewayAccount(payment.gateway)
  await lockForFulfilment(work, invoices)
  for (const [at, { amountMinor }] of payment.parts.entries()) {
    const invoice = present(invoices[at], 'the invoice of a part')
    const amount = money(amountMinor, payment.currency)
    if (amountMinor > 0n) await receiveMoney(work, invoice, { amount, paymentId: payment.id, from })
  }
}
