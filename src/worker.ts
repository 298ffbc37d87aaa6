import type { Task } from 'graphile-worker'
import { identity } from './identity/logins.ts'
import { system } from './platform/actor.ts'
import { startJobRunner } from './platform/job-runner.ts'
import type { JobName, Jobs } from './platform/jobs.ts'
import type { Runtime } from './runtime.ts'

const dueEveryMs = 10_000
/** So many customers at a time; each waits for the database or a gateway most of the time. */
export const dueAtOnce = 8
const housekeeping = system('housekeeping')
const cleanEveryMs = 3_600_000

/** What the jobs are that use cases leave in the queue. */
export function tasksOf({ app, deliverEmail }: Pick<Runtime, 'app' | 'deliverEmail'>) {
  return {
    'deliver-email': (payload) => deliverEmail((payload as Jobs['deliver-email']).emailId),
    'send-reset-link': async (payload) => {
      await app.identity.answerResetRequest(identity, payload as Jobs['send-reset-link'])
    },
  } satisfies Record<JobName, Task>
}

/** Runs the queue and does what is due, until it is stopped; stopping waits for what is under way. */
export async function startWorker(runtime: Runtime) {
  const { app, database, log, webhooks } = runtime
  const runner = await startJobRunner({ pool: database.plainPool, log, tasks: tasksOf(runtime) })
  const due = every(dueEveryMs, async () => {
    if (app.shop.state()) await app.due.doAll(dueAtOnce)
  })
  const clean = every(cleanEveryMs, async () => {
    await app.carts.removeStale(housekeeping, {})
    await app.forgetKeys(housekeeping, {})
  })
  let isStopped = false
  const folding = foldNames()
  webhooks.start()

  /** Until none is left that was written before a normal form was kept. */
  async function foldNames() {
    try {
      for (let left = 1; left > 0 && !isStopped; ) {
        const { folded } = await app.search.foldNames(housekeeping, {})
        left = folded
      }
    } catch (error) {
      log.error({ err: error }, 'names could not be folded for the search')
    }
  }

  function every(milliseconds: number, what: () => Promise<unknown>) {
    let running: Promise<unknown> = Promise.resolve()
    let busy = false
    const timer = setInterval(() => {
      if (busy) return
      busy = true
      running = what()
        .catch((error) => log.error({ err: error }, 'a regular task failed'))
        .finally(() => {
          busy = false
        })
    }, milliseconds)
    return {
      stop() {
        clearInterval(timer)
        return running
      },
    }
  }

  return {
    async stop() {
      isStopped = true
      await Promise.all([due.stop(), clean.stop(), folding])
      await runner.stop()
      await webhooks.stop()
    },
  }
}
