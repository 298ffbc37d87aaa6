import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'

type Parts = {
  /** What it runs, and with which settings besides those of this process. */
  readonly script: string
  readonly env: Readonly<Record<string, string>>
  /** Settings of Node itself. */
  readonly nodeOptions: readonly string[]
  readonly log: Log
  /** Milliseconds before it is started anew; twice as long each time, up to {@link longestPauseMs}. */
  readonly pauseMs?: number
  /** Milliseconds after which one that was asked to stop is killed. */
  readonly longestStopMs: number
}

/** By this in its settings a process knows that it is kept by another. */
const keptMark = 'CLIENTELE_KEPT'

const usualPauseMs = 1_000
const longestPauseMs = 60_000
/** One that ran for so long had started well: the next pause is a short one again. */
const steadyAfterMs = 60_000

/**
 * Runs a process beside this one and starts it anew, later and later, whenever it ends, until it is stopped. The two are connected, so that it can
 * tell when this one has died, however that was.
 */
export function keepChild({ script, env, nodeOptions, log, pauseMs = usualPauseMs, longestStopMs }: Parts) {
  const stopping = new AbortController()
  const execArgv = [...process.execArgv, ...nodeOptions]
  const begin = () =>
    fork(script, { execArgv, env: { ...ownEnvironment(), ...env, [keptMark]: '1' }, stdio: 'inherit' })
  let child = begin()

  async function keep(): Promise<void> {
    for (let pause = pauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      const begun = performance.now()
      const how = await endOf(child)
      if (stopping.signal.aborted) return
      if (performance.now() - begun > steadyAfterMs) pause = pauseMs
      log.error({ how, startedAnewInMs: pause }, 'the worker ended by itself, and is started anew')
      await sleep(pause, null, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      child = begin()
    }
  }
  const kept = keep()

  return {
    async stop(): Promise<void> {
      stopping.abort()
      child.kill('SIGTERM')
      const killing = setTimeout(() => child.kill('SIGKILL'), longestStopMs)
      await kept
      clearTimeout(killing)
    },
  }
}

/** Its exit code or signal, or why it could not be started. */
async function endOf(child: ChildProcess): Promise<string> {
  if (child.exitCode !== null || child.signalCode !== null) return String(child.exitCode ?? child.signalCode)
  try {
    const [code, signal] = await once(child, 'exit')
    return String(code ?? signal)
  } catch (error) {
    return String(error)
  }
}

/** What a watched process is asked to report of itself, it reports to who watches, and not to us. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { WATCH_REPORT_DEPENDENCIES: _, ...env } = process.env
  return env
}

export function isKept(): boolean {
  return process.env[keptMark] !== undefined
}

/** Calls back when the process that keeps this one has died; never when none does. */
export function whenKeeperDies(callBack: () => void): void {
  if (!isKept()) return
  if (process.connected) process.once('disconnect', callBack)
  else callBack()
}
