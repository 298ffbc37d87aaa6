import { present } from '../../kernel/assert.ts'
import type { Instant } from '../../kernel/calendar.ts'
import type { ChargeOutcome, DeclineReason } from '../../payments/gateway.ts'
import type { Behaviour } from './test-cards.ts'

export type ChargeStatus = 'approved' | 'in_review' | 'refused' | 'failed' | 'challenge'

/** A charge as the provider keeps it. */
export type StoredCharge = {
  readonly key: string
  readonly id: string
  readonly behaviour: Behaviour
  readonly status: ChargeStatus
  readonly reason: string | null
  readonly amountMinor: bigint
  readonly currency: string
  readonly description: string
  readonly challengeId: string | null
  readonly returnUrl: string
  readonly refundedMinor: bigint
  readonly expiresAt: Instant | null
  readonly disputeAt: Instant | null
}

export type Decided = {
  readonly status: ChargeStatus
  readonly reason: DeclineReason | 'elevated_risk' | null
}

const approved: Decided = { status: 'approved', reason: null }

/** What becomes of a charge at first, by its card's behaviour. */
export const firstAnswers: Readonly<Record<Behaviour, Decided>> = {
  approve: approved,
  slow: approved,
  time_out: approved,
  dispute: approved,
  decline: { status: 'refused', reason: 'declined' },
  insufficient_funds: { status: 'refused', reason: 'insufficient_funds' },
  expired_card: { status: 'refused', reason: 'expired_card' },
  challenge: { status: 'challenge', reason: null },
  challenge_then_decline: { status: 'challenge', reason: null },
  review: { status: 'in_review', reason: 'elevated_risk' },
}

export const withdrawn: Decided = { status: 'failed', reason: 'withdrawn' }

/** What becomes of it when the customer has answered the challenge. */
export function decideChallenge(behaviour: Behaviour, verdict: 'approve' | 'decline'): Decided {
  if (verdict === 'decline') return { status: 'refused', reason: 'challenge_failed' }
  return behaviour === 'challenge_then_decline' ? { status: 'refused', reason: 'declined' } : approved
}

/** What becomes of one in review when somebody has looked at it. */
export function decideReview(verdict: 'accept' | 'refuse'): Decided {
  return verdict === 'accept' ? approved : { status: 'refused', reason: 'declined' }
}

export function isOpenChallenge(charge: StoredCharge, now: Instant): boolean {
  return charge.status === 'challenge' && !isPast(charge.expiresAt, now)
}

export function isDisputed(charge: StoredCharge, now: Instant): boolean {
  return charge.status === 'approved' && isPast(charge.disputeAt, now)
}

/** What the charge is at `now`, in the port's words. */
export function outcomeOf(charge: StoredCharge, now: Instant, publicUrl: string): ChargeOutcome {
  const externalId = charge.id
  switch (charge.status) {
    case 'approved':
      return { status: isDisputed(charge, now) ? 'disputed' : 'approved', externalId }
    case 'in_review':
      return { status: 'in_review', externalId, reason: present(charge.reason, 'why it is in review') }
    case 'refused':
    case 'failed':
      return { status: charge.status, externalId, reason: charge.reason as DeclineReason }
    case 'challenge':
      if (!isOpenChallenge(charge, now)) return { status: 'refused', externalId, reason: 'abandoned' }
      return {
        status: 'challenge',
        externalId,
        continueUrl: new URL(`/sandbox/challenge/${charge.challengeId}`, publicUrl).href,
      }
  }
}

function isPast(at: Instant | null, now: Instant): boolean {
  return at !== null && at <= now
}
