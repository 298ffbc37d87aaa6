import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { type Beats, keepBeating, usualBeats } from './job-beats.ts'
import { endWorker } from './job-worker-store.ts'
import type { Log } from './log.ts'

type Parts = {
  readonly pool: pg.Pool
  readonly tasks: TaskList
  readonly log: Log
  /** Milliseconds before it is started anew; twice as long each time that this fails, up to {@link longestPauseMs}. */
  readonly pauseMs?: number
  readonly beats?: Beats
}

/** The queue at work, and as which worker its jobs know it. */
type Working = { readonly runner: Runner; readonly id: string }

const longestPauseMs = 30_000

/**
 * Runs the queue until it is stopped. It gives up when it cannot tell the database what became of a job, or is stuck; then it is
 * started anew, as often as it takes. Stopping waits for the jobs that are under way. While it runs it says that it lives, and frees
 * the jobs of workers that do not.
 */
export async function startJobRunner(parts: Parts): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  let working = await begin(parts)

  async function keepRunning(): Promise<void> {
    for (;;) {
      await working.runner.promise.catch(() => undefined)
      if (stopping.signal.aborted) return
      parts.log.error('the queue of jobs gave up, and is started anew')
      const next = await beginAnew(parts, stopping.signal)
      if (!next) return
      const { id } = working
      working = next
      await ended(parts, id)
    }
  }
  const kept = keepRunning()
  const { pool, log, beats = usualBeats } = parts
  const beating = keepBeating({ pool, log, beats, id: () => working.id })

  return {
    async stop() {
      stopping.abort()
      // It may have given up at this moment.
      await working.runner.stop().catch(() => undefined)
      await kept
      await beating.stop()
      await ended(parts, working.id)
    },
  }
}

/** Null when it was stopped before it could be started. */
async function beginAnew(parts: Parts, signal: AbortSignal): Promise<Working | null> {
  let pauseMs = parts.pauseMs ?? 1_000
  for (;;) {
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return null
    try {
      const working = await begin(parts)
      if (signal.aborted) await working.runner.stop()
      return signal.aborted ? null : working
    } catch (error) {
      parts.log.warn({ err: error }, 'the queue of jobs could not be started')
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
  }
}

/** None of its jobs is under way any more. What cannot be said now is found out by its silence. */
function ended({ pool, log }: Parts, id: string): Promise<void> {
  return endWorker(pool, id).catch((error) =>
    log.warn({ err: error }, 'the end of a worker was not recorded'),
  )
}

async function begin({ pool, tasks, log }: Parts): Promise<Working> {
  const events: WorkerEvents = new EventEmitter()
  let id = ''
  events.once('pool:create', ({ workerPool }) => {
    id = workerPool.id
  })
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    events,
    noHandleSignals: true,
    concurrency: 4,
    pollInterval: 2_000,
    logger: quiet(log),
    // What became of jobs that end within a few milliseconds is recorded with one commit. On this way a failure to record it is handled,
    // too: otherwise the library leaves that promise to nobody, and the process ends when the database goes away at that moment.
    preset: { worker: { completeJobBatchDelay: 25, failJobBatchDelay: 0 } },
  })
  whenStuck(events, () => void runner.stop('it is stuck').catch(() => undefined))
  return { runner, id }
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
