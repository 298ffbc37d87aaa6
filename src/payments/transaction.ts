import type { Instant } from '../kernel/calendar.ts'
import type { CustomerId, InvoiceId, PaymentMethodId, TransactionId } from '../kernel/ids.ts'
import { type Money, money } from '../kernel/money.ts'
import type { DueChargeOrigin } from './due-charge.ts'
import type { ChargeOutcome } from './gateway.ts'

declare module '../platform/refused.ts' {
  interface Refusals {
    payment_under_way: true
    payment_method_missing: true
    gateway_unknown: true
    transaction_not_held: true
    transaction_not_refundable: true
    refund_too_large: true
    refund_under_way: true
    credit_insufficient: true
    nothing_to_apply: true
  }
}

export const transactionStatuses = [
  'processing',
  'pending',
  'held',
  'failed',
  'refused',
  'approved',
  'partly_refunded',
  'refunded',
  'disputed',
] as const
export type TransactionStatus = (typeof transactionStatuses)[number]

/** One attempt to pay one invoice through one gateway. */
export type Transaction = {
  readonly id: TransactionId
  readonly invoiceId: InvoiceId
  readonly customerId: CustomerId
  readonly gateway: string
  readonly externalId: string | null
  readonly methodId: PaymentMethodId | null
  /** What the method is called on pages: "Visa 4242", "bank transfer". */
  readonly methodLabel: string
  readonly status: TransactionStatus
  readonly currency: string
  readonly amountMinor: bigint
  readonly refundedMinor: bigint
  readonly reason: string | null
  readonly continueUrl: string | null
  readonly origin: 'customer' | DueChargeOrigin | 'staff'
  readonly createdAt: Instant
  readonly askAt: Instant | null
  readonly asked: number
}

export function amountOf(transaction: Transaction): Money {
  return money(transaction.amountMinor, transaction.currency)
}

/** What an attempt is while its outcome is not known. */
export const unresolvedStatuses = ['pending', 'processing', 'held'] as const

export function isUnresolved(status: TransactionStatus): boolean {
  return unresolvedStatuses.some((each) => each === status)
}

/**
 * How much a status knows. Outcomes come by many doors, late, twice and in any order; the one that knows most stands, so
 * that every order ends in the same state. Money that was taken (approved) outranks every no.
 */
const knowledge: Record<TransactionStatus, number> = {
  processing: 0,
  pending: 1,
  held: 2,
  failed: 3,
  refused: 4,
  approved: 5,
  partly_refunded: 6,
  refunded: 6,
  disputed: 7,
}

type Settled = { readonly transaction: Transaction; readonly changed: boolean }

/** The transaction after an outcome became known; `changed` is false when that tells nothing new. */
export function settled(transaction: Transaction, outcome: ChargeOutcome): Settled {
  const status = statusOf(outcome)
  const news = knowledge[status] > knowledge[transaction.status] || continuesElsewhere(transaction, outcome)
  if (!news) return { transaction, changed: false }
  const next: Transaction = {
    ...transaction,
    status,
    externalId: outcome.externalId ?? transaction.externalId,
    reason: 'reason' in outcome ? outcome.reason : null,
    continueUrl: outcome.status === 'challenge' ? outcome.continueUrl : null,
    askAt: status === 'processing' || status === 'pending' ? transaction.askAt : null,
  }
  return { transaction: next, changed: true }
}

function continuesElsewhere(transaction: Transaction, outcome: ChargeOutcome): boolean {
  return (
    outcome.status === 'challenge' &&
    transaction.status === 'pending' &&
    transaction.continueUrl !== outcome.continueUrl
  )
}

function statusOf(outcome: ChargeOutcome): TransactionStatus {
  switch (outcome.status) {
    case 'challenge':
    case 'waiting':
      return 'pending'
    default:
      return outcome.status
  }
}
