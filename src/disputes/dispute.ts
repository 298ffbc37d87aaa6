import type { Instant } from '../kernel/calendar.ts'
import type { CustomerId, PaymentId } from '../kernel/ids.ts'
import type { DisputeState } from '../payments/gateway-answers.ts'
import { type DisputeStatus, isClosed, isInquiry, wasLost, wasWon } from './dispute-states.ts'

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

const order: Record<DisputeStatus, number> = { inquiry: 0, open: 1, won: 2, lost: 2 }

/** What is new of a dispute, in the order in which it is booked and state. */
export type DisputeStep = 'inquired' | 'opened' | 'funds_withdrawn' | 'funds_reinstated' | 'won' | 'lost'

/**
 * A dispute after the provider has said how it stands, and what of that is news. Said late, twice or in another order, nothing
 * happens twice and nothing goes back: what was decided stays decided, and money that came back stays.
 */
export function heard(
  before: Dispute,
  state: DisputeState,
  now: Instant,
): { dispute: Dispute; steps: DisputeStep[] } {
  const { status } = order[state.status] > order[before.status] ? state : before
  const isWithdrawn = state.funds !== 'untouched' || wasLost({ status })
  const isReinstated = state.funds === 'reinstated' && !wasLost({ status })
  const dispute: Dispute = {
    ...before,
    status,
    evidenceDueAt: state.evidenceDueAt,
    withdrawnAt: before.withdrawnAt ?? (isWithdrawn ? now : null),
    reinstatedAt: before.reinstatedAt ?? (isReinstated ? now : null),
    closedAt: before.closedAt ?? (isClosed({ status }) ? now : null),
  }
  const steps: DisputeStep[] = []
  if (isInquiry(before) && dispute.withdrawnAt) steps.push('opened')
  if (!before.withdrawnAt && dispute.withdrawnAt) steps.push('funds_withdrawn')
  if (!before.reinstatedAt && dispute.reinstatedAt) steps.push('funds_reinstated')
  if (!before.closedAt && dispute.closedAt) steps.push(wasWon(dispute) ? 'won' : 'lost')
  return { dispute, steps }
}
