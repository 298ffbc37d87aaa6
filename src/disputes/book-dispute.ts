import { takeBack } from '../invoices/take-back.ts'
import { present } from '../kernel/assert.ts'
import { type Money, money } from '../kernel/money.ts'
import { disputedAccount, feesAccount, gatewayAccount } from '../ledger/account.ts'
import { type Journal, type Posting, split, transfer } from '../ledger/journal.ts'
import { postJournals } from '../ledger/ledger-store.ts'
import type { Payment } from '../payments/payment.ts'
import type { Attempt } from '../payments/record-attempt.ts'
import type { Work } from '../platform/use-case.ts'
import type { Dispute } from './dispute.ts'

/**
 * The books of a dispute (10-gateways): withdrawn, its money goes from the gateway to the dispute, and the provider's fee with it to
 * the fees; reinstated, the money comes back and the fee does not; lost, revenue and tax pay for it, with a credit note.
 */
export async function bookWithdrawal(work: Work, payment: Payment, dispute: Dispute): Promise<void> {
  const amount = amountOf(dispute)
  const fee = money(dispute.feeMinor, dispute.currency)
  const postings = split(
    [
      { account: disputedAccount(dispute.id), amount },
      { account: feesAccount(dispute.gateway), amount: fee },
    ],
    gatewayAccount(dispute.gateway),
  )
  await post(work, payment, 'dispute_withdrawn', postings)
}

export async function bookReinstatement(work: Work, payment: Payment, dispute: Dispute): Promise<void> {
  const from = gatewayAccount(dispute.gateway)
  const postings = transfer(amountOf(dispute), from, disputedAccount(dispute.id))
  await post(work, payment, 'dispute_reinstated', postings)
}

/** What was lost is taken back of the invoices in the order in which they were paid, as far as each was. */
export async function bookLoss(work: Work, attempt: Attempt, dispute: Dispute): Promise<void> {
  const { payment, invoices } = attempt
  const to = disputedAccount(dispute.id)
  let left = dispute.amountMinor
  for (const [at, part] of payment.parts.entries()) {
    const isLast = at === payment.parts.length - 1
    const minor = isLast || left < part.amountMinor ? left : part.amountMinor
    left -= minor
    if (minor === 0n) continue
    const invoice = present(invoices[at], 'the invoice of a part')
    const amount = money(minor, dispute.currency)
    const { postings } = await takeBack(work, invoice, { amount, reason: 'dispute_lost', to })
    await post(work, payment, 'dispute_lost', postings, invoice.id)
  }
}

export function amountOf(dispute: Dispute): Money {
  return money(dispute.amountMinor, dispute.currency)
}

async function post(
  work: Work,
  { id: paymentId, customerId, parts }: Payment,
  kind: Journal['kind'],
  postings: readonly Posting[],
  invoiceId = present(parts[0], 'a part').invoiceId,
): Promise<void> {
  await postJournals(work.trx, [{ kind, customerId, invoiceId, paymentId, postings }], {
    at: work.now,
    newId: work.newId,
  })
}
