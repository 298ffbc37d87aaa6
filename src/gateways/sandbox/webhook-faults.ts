import { createHash } from 'node:crypto'

/** How the provider misbehaves. The two probabilities are between 0, which is never, and 1. */
export type Faults = {
  /** That an event is delivered twice. */
  readonly duplicate: number
  /** That a delivery comes late, so that later ones overtake it. */
  readonly delay: number
  /** How long the slow card's answer takes. */
  readonly slowMs: number
}

export const usualFaults: Faults = { duplicate: 0.15, delay: 0.2, slowMs: 3_000 }

const latestMs = 5_000

/**
 * When an event is delivered, in milliseconds from now: one number a delivery. It follows from `seed` and the event alone,
 * so that a run with the same seed has the same faults whatever happens beside it.
 */
export function deliveryDelays(seed: string, event: string, faults: Faults): number[] {
  const digest = createHash('sha256').update(`${seed}\n${event}`).digest()
  const chance = (at: number) => digest.readUInt32BE(at * 4) / 2 ** 32
  const late = (at: number) => (chance(at) < faults.delay ? Math.ceil(chance(at + 1) * latestMs) : 0)
  return chance(0) < faults.duplicate ? [late(1), late(3)] : [late(1)]
}
