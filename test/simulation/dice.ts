import { createHash } from 'node:crypto'
import { present } from '../../src/kernel/assert.ts'

/** Chance that follows from a seed alone: the same seed throws the same again. */
export type Dice = {
  /** Dice of their own for a part of the run, so that what one part throws does not move the others. */
  for(part: string | number): Dice
  chance(probability: number): boolean
  /** Both ends included. */
  between(least: number, most: number): number
  pick<T>(from: readonly T[]): T
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T
  shuffled<T>(of: readonly T[]): T[]
  fill(bytes: Uint8Array): void
}

export function createDice(seed: string): Dice {
  const next = mulberry32(createHash('sha256').update(seed).digest().readUInt32BE())
  const whole = (below: number) => Math.floor(next() * below)

  return {
    for: (part) => createDice(`${seed} / ${part}`),
    chance: (probability) => next() < probability,
    between: (least, most) => least + whole(most - least + 1),
    pick<T>(from: readonly T[]): T {
      return present(from[whole(from.length)], 'something to pick from')
    },
    weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
      const entries = Object.entries<number>(weights) as [T, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      return present(
        entries.find(([, weight]) => {
          left -= weight
          return left < 0
        }),
        'a weight',
      )[0]
    },
    shuffled<T>(of: readonly T[]): T[] {
      return of
        .map((each) => ({ each, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ each }) => each)
    },
    fill(bytes: Uint8Array): void {
      for (let at = 0; at < bytes.length; at += 1) bytes[at] = whole(256)
    },
  }
}

/** Tommy Ettinger's generator of 32 bits: small, and good enough to choose what people do. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
