import type { Instant } from '../kernel/calendar.ts'
import type { CustomerId, PaymentId } from '../kernel/ids.ts'
import { money } from '../kernel/money.ts'
import type { DisputeState } from '../payments/gateway-answers.ts'
import { type DisputeStatus, isClosed, isContested, isInquiry, wasLost, wasWon } from './dispute-states.ts'

/** A bank asks back what was paid. Amounts are in minor units of the payment's currency. */
export type Dispute = {
  readonly id: string
  readonly paymentId: PaymentId
  readonly customerId: CustomerId
  readonly gateway: string
  readonly externalId: string
  readonly status: DisputeStatus
  readonly reason: string
  readonly currency: string
  readonly amountMinor: bigint
  readonly feeMinor: bigint
  readonly evidenceDueAt: Instant | null
  readonly openedAt: Instant
  /** When its money was withdrawn, and when it came back. */
  readonly withdrawnAt: Instant | null
  readonly reinstatedAt: Instant | null
  readonly closedAt: Instant | null
}

/** A bank may find for the shop after all: what was lost can still be won, and what was won is not lost any more. */
const order: Record<DisputeStatus, number> = { inquiry: 0, open: 1, lost: 2, won: 3 }

/** What is new of a dispute, in the order in which it is booked and state. */
export type DisputeStep = 'inquired' | 'opened' | 'funds_withdrawn' | 'funds_reinstated' | 'won' | 'lost'

/**
 * A dispute after the provider has said how it stands, and what of that is news. Said late, twice or in another order, nothing
 * happens twice, and only what was lost is decided anew. Until its money is withdrawn, the amount and the fee may change.
 */
export function heard(
  before: Dispute,
  state: DisputeState,
  now: Instant,
): { dispute: Dispute; steps: DisputeStep[] } {
  const { status } = order[state.status] > order[before.status] ? state : before
  const isWithdrawn = state.funds !== 'untouched'
  const isReinstated = state.funds === 'reinstated' && !wasLost({ status })
  const { amount, fee } = before.withdrawnAt ? amountsOf(before) : state
  const dispute: Dispute = {
    ...before,
    status,
    amountMinor: amount.minor,
    feeMinor: fee.minor,
    evidenceDueAt: state.evidenceDueAt,
    withdrawnAt: before.withdrawnAt ?? (isWithdrawn ? now : null),
    reinstatedAt: before.reinstatedAt ?? (isReinstated ? now : null),
    closedAt: before.closedAt ?? (isClosed({ status }) ? now : null),
  }
  return { dispute, steps: stepsBetween(before, dispute) }
}

function amountsOf({ currency, amountMinor, feeMinor }: Dispute) {
  return { amount: money(amountMinor, currency), fee: money(feeMinor, currency) }
}

function stepsBetween(before: Dispute, after: Dispute): DisputeStep[] {
  const steps: DisputeStep[] = []
  if (isInquiry(before) && (isContested(after) || after.withdrawnAt)) steps.push('opened')
  if (!before.withdrawnAt && after.withdrawnAt) steps.push('funds_withdrawn')
  if (!before.reinstatedAt && after.reinstatedAt) steps.push('funds_reinstated')
  if (isClosed(after) && after.status !== before.status) steps.push(wasWon(after) ? 'won' : 'lost')
  return steps
}

/** Its money is gone for good. */
export function isMoneyLost(dispute: Dispute): boolean {
  return wasLost(dispute) && dispute.withdrawnAt !== null && dispute.reinstatedAt === null
}

/** It is not decided, or its money is still away although it was: until then its payment reads as disputed. */
export function isPending(dispute: Dispute): boolean {
  const isAway = dispute.withdrawnAt !== null && dispute.reinstatedAt === null
  return isContested(dispute) || (isAway && !isMoneyLost(dispute))
}
