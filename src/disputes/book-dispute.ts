import { recordCredit } from '../invoices/receive-money.ts'
import { takeBack } from '../invoices/take-back.ts'
import { present } from '../kernel/assert.ts'
import { type Money, money, negate } from '../kernel/money.ts'
import { adjustment, creditAccount, disputedAccount, feesAccount, gatewayAccount } from '../ledger/account.ts'
import { type Journal, type Posting, split, transfer } from '../ledger/journal.ts'
import { lossOf, moneyWithInvoices, postJournals } from '../ledger/ledger-store.ts'
import type { Payment } from '../payments/payment.ts'
import { spread } from '../payments/payment.ts'
import type { Attempt } from '../payments/record-attempt.ts'
import type { Work } from '../platform/use-case.ts'
import type { Dispute } from './dispute.ts'
import { isMoneyLost } from './dispute.ts'

/**
 * The books of a dispute (10-gateways): withdrawn, its money goes from the gateway to the dispute, and the provider's fee with it to
 * the fees; reinstated, the money comes back and the fee does not; lost, revenue and tax pay for it, with a credit note.
 */
export async function bookDispute(
  work: Work,
  attempt: Attempt,
  before: Dispute,
  after: Dispute,
): Promise<void> {
  const { payment } = attempt
  if (!before.withdrawnAt && after.withdrawnAt) await bookWithdrawal(work, payment, after)
  if (!isMoneyLost(before) && isMoneyLost(after)) await bookLoss(work, attempt, after)
  if (before.reinstatedAt || !after.reinstatedAt) return
  if (isMoneyLost(before)) await bookReturn(work, attempt, after)
  else await bookReinstatement(work, payment, after)
}

async function bookWithdrawal(work: Work, payment: Payment, dispute: Dispute): Promise<void> {
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

async function bookReinstatement(work: Work, payment: Payment, dispute: Dispute): Promise<void> {
  const from = gatewayAccount(dispute.gateway)
  const postings = transfer(amountOf(dispute), from, disputedAccount(dispute.id))
  await post(work, payment, 'dispute_reinstated', postings)
}

/** What was lost is taken back of the invoices, in their order, where money of the payment still is. */
async function bookLoss(work: Work, { payment, invoices }: Attempt, dispute: Dispute): Promise<void> {
  const invoiceIds = payment.parts.map(({ invoiceId }) => invoiceId)
  const withInvoices = await moneyWithInvoices(work.trx, { paymentId: payment.id, invoiceIds })
  const rooms = invoiceIds.map((id) => withInvoices.get(id) ?? 0n)
  for (const [at, minor] of spread(rooms, dispute.amountMinor).entries()) {
    if (minor === 0n) continue
    const invoice = present(invoices[at], 'the invoice of a part')
    const { postings } = await takeBack(work, invoice, {
      amount: money(minor, dispute.currency),
      withInvoiceMinor: present(rooms[at], 'what is with an invoice'),
      reason: 'dispute_lost',
      to: disputedAccount(dispute.id),
    })
    await post(work, payment, 'dispute_lost', postings, invoice.id)
  }
}

/**
 * It was lost, and its money comes back after all. Its invoices were credited, and stay so: what the shop had lost itself is made up
 * for, and the rest is the customer's credit.
 */
async function bookReturn(work: Work, { payment, invoices }: Attempt, dispute: Dispute): Promise<void> {
  const loss = await lossOf(work.trx, disputedAccount(dispute.id))
  const toCredit = money(dispute.amountMinor - loss, dispute.currency)
  const postings = split(
    [
      { account: creditAccount(dispute.customerId), amount: negate(toCredit) },
      { account: adjustment, amount: money(-loss, dispute.currency) },
    ],
    gatewayAccount(dispute.gateway),
  )
  await post(work, payment, 'dispute_reinstated', postings)
  if (toCredit.minor > 0n) recordCredit(work, present(invoices[0], 'the invoice of a payment'), toCredit)
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
