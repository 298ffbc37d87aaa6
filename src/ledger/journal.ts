import { assert } from '../kernel/assert.ts'
import type { CustomerId, InvoiceId, PaymentId } from '../kernel/ids.ts'
import { type Money, negate } from '../kernel/money.ts'
import type { Account } from './account.ts'

export const journalKinds = [
  'payment_received',
  'payment_to_credit',
  'credit_applied',
  'invoice_paid',
  'invoice_money_to_credit',
  'refund',
  'credit_return_started',
  'credit_return_failed',
  'undelivered_to_credit',
  'change_to_credit',
  'credit_adjusted',
  'dispute_withdrawn',
  'dispute_reinstated',
  'dispute_lost',
] as const
export type JournalKind = (typeof journalKinds)[number]

/** Debits are positive, credits negative. */
export type Posting = { readonly account: Account; readonly amount: Money }

/** One event in the books: its postings sum to zero in each currency. */
export type Journal = {
  readonly kind: JournalKind
  readonly customerId: CustomerId
  readonly invoiceId: InvoiceId | null
  readonly paymentId: PaymentId | null
  /** In the words of whoever wrote it by hand. */
  readonly reason?: string
  readonly postings: readonly Posting[]
}

/** Money moving from one account to another: what leaves `from` arrives at `to`. */
export function transfer(amount: Money, from: Account, to: Account): Posting[] {
  return split([{ account: to, amount: negate(amount) }], from)
}

/** Postings to several accounts (with their own signs), balanced by `against`. Zero amounts are left out. */
export function split(postings: readonly Posting[], against: Account): Posting[] {
  const parts = postings.filter((posting) => posting.amount.minor !== 0n)
  const currency = postings[0]?.amount.currency
  assert(currency, 'a journal moves something')
  const total = parts.reduce((sum, posting) => sum + posting.amount.minor, 0n)
  return [{ account: against, amount: { minor: -total, currency } }, ...parts]
}

/** Stops a journal that would not balance before the database does. */
export function assertBalanced(journal: Journal): void {
  const sums = new Map<string, bigint>()
  for (const { amount } of journal.postings) {
    assert(amount.minor !== 0n, `a posting of ${journal.kind} is not zero`)
    sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + amount.minor)
  }
  assert(journal.postings.length >= 2, `${journal.kind} has at least two postings`)
  for (const [currency, sum] of sums) assert(sum === 0n, `${journal.kind} balances in ${currency}`)
}
