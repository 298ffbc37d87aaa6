import { present } from '../../kernel/assert.ts'
import type { Instant } from '../../kernel/calendar.ts'
import { money } from '../../kernel/money.ts'
import type { ChargeOutcome, DeclineReason } from '../../payments/gateway-answers.ts'

export type ChargeStatus =
  | 'prepared'
  | 'waiting'
  | 'approved'
  | 'in_review'
  | 'refused'
  | 'failed'
  | 'challenge'

/** A charge as the provider keeps it. */
export type StoredCharge = {
  readonly key: string
  readonly id: string
  /** Null before it is confirmed. */
  readonly behaviour: string | null
  readonly status: ChargeStatus
  readonly reason: string | null
  readonly amountMinor: bigint
  readonly currency: string
  readonly description: string
  readonly challengeId: string | null
  readonly returnUrl: string
  readonly refundedMinor: bigint
  readonly expiresAt: Instant | null
  /** When a debit that waits is decided, and how. */
  readonly decidesAt: Instant | null
  readonly decidesTo: 'approved' | 'refused' | null
}

export type Decided = {
  readonly status: ChargeStatus
  readonly reason: DeclineReason | 'elevated_risk' | null
}

export const approved: Decided = { status: 'approved', reason: null }
export const withdrawn: Decided = { status: 'failed', reason: 'withdrawn' }

/** What becomes of it when the customer has answered the challenge. */
export function decideChallenge(behaviour: string | null, verdict: 'approve' | 'decline'): Decided {
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

/** Whether its money was taken, at `now`. */
export function isTaken(charge: StoredCharge, now: Instant): boolean {
  if (charge.status === 'approved') return true
  return charge.status === 'waiting' && charge.decidesTo === 'approved' && isPast(charge.decidesAt, now)
}

/** What the charge is at `now`, in the port's words. */
export function outcomeOf(charge: StoredCharge, now: Instant, publicUrl: string): ChargeOutcome {
  const externalId = charge.id
  const amount = money(charge.amountMinor, charge.currency)
  if (isTaken(charge, now)) return { status: 'approved', externalId, amount }
  switch (charge.status) {
    case 'prepared':
      return { status: 'prepared', externalId }
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
    default:
      if (!isPast(charge.decidesAt, now)) return { status: 'waiting', externalId }
      return { status: 'refused', externalId, reason: 'insufficient_funds' }
  }
}

function isPast(at: Instant | null, now: Instant): boolean {
  return at !== null && at <= now
}
