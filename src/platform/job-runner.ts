import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import type { Log } from './log.ts'

type Parts = {
  readonly pool: pg.Pool
  readonly tasks: TaskList
  readonly log: Log
  /** Milliseconds before it is started anew; twice as long each time that this fails, up to {@link longestPauseMs}. */
  readonly pauseMs?: number
}

const longestPauseMs = 30_000

/**
 * Runs the queue until it is stopped. It gives up when it cannot tell the database what became of a job, or is stuck; then it is
 * started anew, as often as it takes. Stopping waits for the jobs that are under way.
 */
export async function startJobRunner(parts: Parts): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  let runner = await begin(parts)

  async function keepRunning(): Promise<void> {
    for (;;) {
      await runner.promise.catch(() => undefined)
      if (stopping.signal.aborted) return
      parts.log.error('the queue of jobs gave up, and is started anew')
      const next = await beginAnew(parts, stopping.signal)
      if (!next) return
      runner = next
    }
  }
  const kept = keepRunning()

  return {
    async stop() {
      stopping.abort()
      // It may have given up at this moment.
      await runner.stop().catch(() => undefined)
      await kept
    },
  }
}

/** Null when it was stopped before it could be started. */
async function beginAnew(parts: Parts, signal: AbortSignal): Promise<Runner | null> {
  let pauseMs = parts.pauseMs ?? 1_000
  for (;;) {
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return null
    try {
      const runner = await begin(parts)
      if (!signal.aborted) return runner
      await runner.stop()
      return null
    } catch (error) {
      parts.log.warn({ err: error }, 'the queue of jobs could not be started')
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
  }
}

async function begin({ pool, tasks, log }: Parts): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter()
  const runner = await run({
    ...{ pgPool: pool, taskList: tasks, events },
    noHandleSignals: true,
    concurrency: 4,
    pollInterval: 2_000,
    logger: quiet(log),
    // Jobs are not gathered for it, but this is the way on which a failure to record what became of one is handled: otherwise the
    // library leaves that promise to nobody, and the process ends when the database goes away at that moment.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  whenStuck(events, () => void runner.stop('it is stuck').catch(() => undefined))
  return runner
}

/**
 * The library asks once for the numbers of its tasks, and keeps the promise also when it failed: then no job is ever found again,
 * and each look for one fails with the very same error.
 */
function whenStuck(events: WorkerEvents, giveUp: () => void): void {
  const met = new WeakSet<object>()
  events.on('worker:getJob:error', ({ error }) => {
    if (!(error instanceof Error)) return
    if (met.has(error)) giveUp()
    met.add(error)
  })
}

/** Failed jobs are ours to tell; what the queue says of itself is for debugging. */
function quiet(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.warn({ queue: message }, 'the queue reports')
    else log.debug({ queue: message }, 'the queue reports')
  })
}
