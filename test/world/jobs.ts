import { Logger, runOnce } from 'graphile-worker'
import type { JobName } from '../../src/platform/jobs.ts'
import type { Runtime } from '../../src/runtime.ts'
import { tasksOf } from '../../src/worker.ts'

const silent = new Logger(() => () => undefined)

/** Does what is in the queue now, as a worker would; only these jobs, where some are named. */
export async function doJobs(runtime: Runtime, names?: readonly JobName[]): Promise<void> {
  const tasks = Object.entries(tasksOf(runtime)).filter(([name]) => names?.includes(name as JobName) ?? true)
  await runOnce({
    pgPool: runtime.database.plainPool,
    taskList: Object.fromEntries(tasks),
    noHandleSignals: true,
    logger: silent,
  })
}
