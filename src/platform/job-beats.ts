import type pg from 'pg'
import { beat, freeJobsOfDead } from './job-worker-store.ts'
import type { Log } from './log.ts'

/** In milliseconds. */
export type Beats = {
  readonly everyMs: number
  /** After so long without one a worker is dead: many beats, so that one that is merely slow is never taken for it. */
  readonly deadAfterMs: number
}

/**
 * The queue's own locks of a dead worker last four hours. With these a job is free again some 70 seconds after the worker was
 * killed, wherever that was and whoever is left; a worker that begins anew in its place has to be heard as long before it may.
 */
export const usualBeats: Beats = { everyMs: 10_000, deadAfterMs: 60_000 }

type Parts = {
  readonly pool: pg.Pool
  readonly log: Log
  readonly beats: Beats
  /** Which worker this is now. */
  readonly id: () => string
}

/** Says that this worker lives, and frees the jobs of those that do not, until it is stopped. */
export function keepBeating({ pool, log, beats, id }: Parts): { stop(): Promise<void> } {
  let running: Promise<void> | null = null

  async function once(): Promise<void> {
    const me = id()
    await beat(pool, me, beats.deadAfterMs / 2)
    const freed = await freeJobsOfDead(pool, me, beats.deadAfterMs)
    if (freed > 0) log.warn({ workers: freed }, 'jobs of dead workers were freed')
  }

  function begin(): void {
    running ??= once()
      .catch((error) => log.warn({ err: error }, 'the worker could not say that it lives'))
      .finally(() => {
        running = null
      })
  }

  begin()
  const timer = setInterval(begin, beats.everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
