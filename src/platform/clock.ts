import { type Instant, instant } from '../kernel/calendar.ts'

/** Where time comes from. A demo shop's clock can be moved forward; no clock ever goes back. */
export type Clock = {
  now(): Instant
  /** How far ahead of the real time this clock runs, in milliseconds. */
  offsetMs(): number
  setOffset(milliseconds: number): void
}

/** The machine's clock, moved ahead by an offset that is zero except in a demo shop. */
export function systemClock(): Clock {
  let offset = 0
  return {
    now: () => instant(Date.now() + offset),
    offsetMs: () => offset,
    setOffset(milliseconds) {
      offset = milliseconds
    },
  }
}

/** A clock that stands still until it is told otherwise: for stories at past dates and for tests. */
export function stoppedClock(start: Instant): Clock & { moveTo(at: Instant): void } {
  let at = start
  return {
    now: () => at,
    offsetMs: () => 0,
    setOffset: () => undefined,
    moveTo(next) {
      if (next > at) at = next
    },
  }
}
