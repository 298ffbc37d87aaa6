/** The same numbers in every run, so that every run measures the same shop. */
export type Random = {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number
  pick<T>(list: readonly [T, ...T[]]): T
  /** Fills `bytes`. */
  fill(bytes: Uint8Array): void
}

/** Mulberry32: small, quick, and good enough to spread made-up people. */
export function createRandom(seed: number): Random {
  let state = seed
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit)
  return {
    below,
    pick: (list) => list[below(list.length)] ?? list[0],
    fill(bytes) {
      for (let at = 0; at < bytes.length; at += 1) bytes[at] = next() & 0xff
    },
  }
}
