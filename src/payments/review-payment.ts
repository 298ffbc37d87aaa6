import { z } from 'zod'
import { TransactionId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { found, Refused } from '../platform/refused.ts'
import { query, useCase } from '../platform/use-case.ts'
import type { ChargeOutcome } from './gateway.ts'
import { lockAttempt, settleLocked } from './settle-payment.ts'
import type { Transaction } from './transaction.ts'
import { findTransaction } from './transaction-store.ts'

/** Held by the gateway for a person to look at, or paid in a way that only a person can confirm. */
export function awaitsReview(transaction: Transaction): boolean {
  return transaction.status === 'held' || (transaction.status === 'pending' && transaction.methodId === null)
}

export const reviewable = query({
  name: 'payment.reviewable',
  input: z.object({ transactionId: TransactionId }),
  may: staffWith('transactions.review'),
  run: async ({ reader }, { transactionId }) => found(await findTransaction(reader, transactionId)),
})

/** What the gateway made of staff's verdict. Said twice, the second changes nothing. */
export const reviewPayment = useCase({
  name: 'payment.review',
  input: z.object({ transactionId: TransactionId, outcome: z.custom<ChargeOutcome>() }),
  may: staffWith('transactions.review'),
  async run(work, { transactionId, outcome }) {
    const attempt = await lockAttempt(work, transactionId)
    const resolved = ['approved', 'refused', 'failed'].includes(attempt.transaction.status)
    if (!awaitsReview(attempt.transaction) && !resolved) throw new Refused('transaction_not_held')
    return settleLocked(work, attempt, outcome)
  },
})
