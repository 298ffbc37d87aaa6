/** What one cell of the tables shows. Times in milliseconds. */
export type Measured = {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly count: number
}

/**
 * The better of two takes of one figure. What else a machine does can only slow a take down, so the better one is nearer to
 * what is measured.
 */
export function better<M extends Measured>(known: M | undefined, taken: M): M {
  return known && known.perSecond >= taken.perSecond ? known : taken
}

/** Sums up how long each operation took that ended within `overMs`; when none did, each took at least that long. */
export function measured(took: readonly number[], overMs: number): Measured {
  if (took.length === 0) return { perSecond: 0, p50: overMs, p99: overMs, count: 0 }
  const sorted = Float64Array.from(took).sort()
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { perSecond: (took.length * 1_000) / overMs, p50: at(0.5), p99: at(0.99), count: took.length }
}
