import { z } from 'zod'
import type { Issued } from '../invoices/invoice.ts'
import { lockInvoice } from '../invoices/invoice-store.ts'
import { invoiceUrl, receiveMoney } from '../invoices/receive-money.ts'
import { TransactionId } from '../kernel/ids.ts'
import type { Money } from '../kernel/money.ts'
import { gatewayAccount } from '../ledger/account.ts'
import { systemOnly } from '../platform/permission.ts'
import { found } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import type { ChargeOutcome } from './gateway.ts'
import { amountOf, settled, type Transaction } from './transaction.ts'
import { invoiceOf, lockTransaction, saveTransaction } from './transaction-store.ts'
import './payment-mails.ts'

/**
 * The one place where the outcome of an attempt becomes known, whoever learnt it: the charge itself, the way back from a
 * challenge, a webhook, the janitor, or staff. Safe in any order and any number of times.
 */
export const settlePayment = useCase({
  name: 'payment.settle',
  input: z.object({ transactionId: TransactionId, outcome: z.custom<ChargeOutcome>() }),
  may: systemOnly,
  async run(work, { transactionId, outcome }) {
    return settleLocked(work, await lockAttempt(work, transactionId), outcome)
  },
})

export type Attempt = { readonly transaction: Transaction; readonly invoice: Issued }

/** Locks an attempt together with its invoice, always the invoice first. */
export async function lockAttempt(work: Work, id: TransactionId): Promise<Attempt> {
  const invoice = found(await lockInvoice(work.trx, invoiceOf(id)))
  const transaction = found(await lockTransaction(work.trx, id))
  return { transaction, invoice }
}

export async function settleLocked(
  work: Work,
  attempt: Attempt,
  outcome: ChargeOutcome,
): Promise<Transaction> {
  const { transaction, changed } = settled(attempt.transaction, outcome)
  if (!changed) return transaction
  await saveTransaction(work.trx, transaction, work.now)
  await follow(work, { transaction, invoice: attempt.invoice }, attempt.transaction)
  return transaction
}

/** What an outcome brings about besides the attempt's own state. */
async function follow(work: Work, attempt: Attempt, before: Transaction): Promise<void> {
  const { transaction, invoice } = attempt
  const amount = amountOf(transaction)
  const told = { transaction, invoice, amount }
  const reason = transaction.reason ?? ''
  switch (transaction.status) {
    case 'approved':
      return bookApproval(work, attempt)
    case 'disputed':
      if (!wasApproved(before)) await bookApproval(work, attempt)
      return recordAttempt(work, 'transaction.disputed', told)
    case 'held':
      return recordAttempt(work, 'transaction.held', told, reason)
    case 'refused':
    case 'failed':
      recordAttempt(work, `transaction.${transaction.status}`, told, reason)
      for (const listen of work.ports.onPaymentFailed) await listen(work, attempt)
      return
    default:
      recordAttempt(work, 'transaction.waiting', told)
  }
}

/** The money of a dispute that is heard of before its approval came first, and is booked first. */
function wasApproved({ status }: Transaction): boolean {
  return status === 'approved' || status === 'partly_refunded' || status === 'refunded'
}

async function bookApproval(work: Work, { transaction, invoice }: Attempt): Promise<void> {
  const amount = amountOf(transaction)
  recordAttempt(work, 'transaction.approved', { transaction, invoice, amount })
  const from = gatewayAccount(transaction.gateway)
  await receiveMoney(work, invoice, { amount, transactionId: transaction.id, from })
}

/** Tells the customer how to pay what no gateway can charge. */
export function sendInstructions(work: Work, { transaction, invoice }: Attempt): void {
  const { recipient, number, customerId } = invoice
  work.sendMail({
    ...{ template: 'payment.instructions', subjectId: transaction.id, occasion: 'waiting', customerId },
    ...{ recipient: recipient.email, locale: recipient.locale },
    content: {
      ...{ name: recipient.name, number, amount: amountOf(transaction) },
      ...{ instructions: work.store.bankInstructions, url: invoiceUrl(work, invoice) },
    },
  })
}

type Plain = 'transaction.started' | 'transaction.waiting' | 'transaction.approved' | 'transaction.disputed'
type WithReason =
  | 'transaction.held'
  | 'transaction.refused'
  | 'transaction.failed'
  | 'transaction.refunded'
  | 'transaction.refund_started'
  | 'transaction.refund_failed'

/** Tells the history of an attempt, with its amount, method and invoice as they are now. */
export function recordAttempt(
  work: Work,
  type: Plain | WithReason,
  told: Attempt & { amount: Money },
  reason = '',
): void {
  const { transaction, invoice, amount } = told
  const { id: transactionId, gateway, methodLabel: method, customerId } = transaction
  const about = {
    transactionId,
    invoiceId: invoice.id,
    number: invoice.number,
    amount,
    gateway,
    method,
    customerId,
  }
  if (isPlain(type)) work.record({ type, ...about })
  else work.record({ type, ...about, reason })
}

function isPlain(type: Plain | WithReason): type is Plain {
  const plain: readonly string[] = [
    'transaction.started',
    'transaction.waiting',
    'transaction.approved',
    'transaction.disputed',
  ]
  return plain.includes(type)
}
