import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Instant, instant } from '../../kernel/calendar.ts'
import type { Clock } from '../../platform/clock.ts'

export const signatureHeader = 'sandbox-signature'

const toleranceMs = 5 * 60_000

/**
 * What a webhook is signed by: a provider knows nothing of a demo shop that was moved forward, and two processes may
 * learn of the move at different moments, so signatures are made and checked in real time.
 */
export function realTime(clock: Clock): Instant {
  return instant(Date.parse(clock.now()) - clock.offsetMs())
}

/** "t=<Unix seconds>,v1=<hex HMAC-SHA256 of time and body>". */
export function sign(secret: string, body: string, at: Instant): string {
  const seconds = Math.floor(Date.parse(at) / 1_000)
  return `t=${seconds},v1=${digest(secret, seconds, body).toString('hex')}`
}

/** Whether the signature is ours and at most five minutes away from `now`, which is real time. */
export function isSignedBy(secret: string, body: string, signature: string, now: string): boolean {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature)
  if (!match) return false
  const seconds = Number(match[1])
  const isTrue = timingSafeEqual(digest(secret, seconds, body), Buffer.from(match[2] ?? '', 'hex'))
  return isTrue && Math.abs(Date.parse(now) - seconds * 1_000) <= toleranceMs
}

function digest(secret: string, seconds: number, body: string): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest()
}
