import { setTimeout as sleep } from 'node:timers/promises'
import { sendSignal } from './running-process.ts'

/** Each step waits so many milliseconds for the server's end before the next, harder one. */
const steps = [
  // Fast: sessions are ended, everything is written.
  { signal: 'SIGINT', waitMs: 20_000 },
  // Immediate: the next start replays the log. The server kills its own stragglers after 5 seconds.
  { signal: 'SIGQUIT', waitMs: 8_000 },
  { signal: 'SIGKILL', waitMs: 2_000 },
] as const

/** Ends the PostgreSQL server `pid` in order, and harder where that takes too long; after 30 seconds it throws. */
export async function shutDown(pid: number, hasEnded: () => Promise<boolean>): Promise<void> {
  for (const { signal, waitMs } of steps) {
    if (await hasEnded()) return
    sendSignal(pid, signal)
    const until = performance.now() + waitMs
    while (performance.now() < until) {
      await sleep(10)
      if (await hasEnded()) return
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) does not end.`)
}
