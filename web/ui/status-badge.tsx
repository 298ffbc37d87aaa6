import type { ReactNode } from 'react'
import type { state } from '../locales/en/state.ts'
import { useWords } from './viewer.tsx'

export type State = keyof typeof state
export type Tone = 'good' | 'wait' | 'warn' | 'bad' | 'calm'

/** The one place that says how a state looks: expired is amber, cancelled grey. Staff see cancelled purchases in red (`admin/purchase-badge.tsx`). */
const tones: Record<State, Tone> = {
  draft: 'calm',
  pending: 'wait',
  partly_paid: 'wait',
  paid: 'good',
  expired: 'warn',
  cancelled: 'calm',
  overdue: 'bad',
  open: 'calm',
  processing: 'wait',
  approved: 'good',
  in_review: 'warn',
  refused: 'bad',
  failed: 'bad',
  refunded: 'calm',
  partly_refunded: 'calm',
  disputed: 'bad',
  active: 'good',
  ending: 'warn',
  pausing: 'wait',
  paused: 'calm',
  suspended: 'warn',
  changing: 'wait',
}

/** The state of an invoice, a payment or a purchase. */
export function StatusBadge({ state }: { state: State }) {
  const t = useWords()
  return <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
}

/** A small mark in one of the five tones. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`badge-state tone-${tone}`}>{children}</span>
}
