import type { Decided } from './charge.ts'
import type { Behaviour } from './test-cards.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** What becomes of a charge when it is confirmed, and of its money afterwards. Times are from the confirmation on. */
export type Answer = Decided & {
  readonly decidesAfterMs?: number
  readonly decidesTo?: 'approved' | 'refused'
  readonly dispute?: PlannedDispute
}

type PlannedDispute = {
  readonly reason: string
  readonly feeMinor: number
  readonly isInquiry: boolean
  readonly opensAfterMs: number
  /** How long evidence is taken from its opening on; null where none is asked for. */
  readonly evidenceMs: number | null
  readonly closesAfterMs: number | null
  readonly closesTo: 'won' | 'lost' | null
}

const approved = { status: 'approved', reason: null } as const
const debit = { status: 'waiting', reason: null, decidesAfterMs: 3 * dayMs } as const

const cardDispute: PlannedDispute = {
  reason: 'fraudulent',
  feeMinor: 2_000,
  isInquiry: false,
  opensAfterMs: minuteMs,
  evidenceMs: 14 * dayMs,
  closesAfterMs: null,
  closesTo: null,
}

export const answers: Readonly<Record<Behaviour, Answer>> = {
  approve: approved,
  slow: approved,
  time_out: approved,
  dispute: { ...approved, dispute: cardDispute },
  dispute_won: {
    ...approved,
    dispute: { ...cardDispute, reason: 'product_not_received', closesAfterMs: 10 * dayMs, closesTo: 'won' },
  },
  inquiry: { ...approved, dispute: { ...cardDispute, reason: 'general', feeMinor: 0, isInquiry: true } },
  decline: { status: 'refused', reason: 'declined' },
  insufficient_funds: { status: 'refused', reason: 'insufficient_funds' },
  expired_card: { status: 'refused', reason: 'expired_card' },
  challenge: { status: 'challenge', reason: null },
  challenge_then_decline: { status: 'challenge', reason: null },
  review: { status: 'in_review', reason: 'elevated_risk' },
  debit: { ...debit, decidesTo: 'approved' },
  debit_refused: { ...debit, decidesTo: 'refused' },
  debit_falls_back: {
    ...debit,
    decidesTo: 'approved',
    dispute: {
      reason: 'debit_returned',
      feeMinor: 350,
      isInquiry: false,
      opensAfterMs: 20 * dayMs,
      evidenceMs: null,
      closesAfterMs: 20 * dayMs,
      closesTo: 'lost',
    },
  },
}
