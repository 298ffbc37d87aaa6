import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const bench = join(import.meta.dirname, '..')

/**
 * Runs `bench/<file>` as a process of its own, gives it `task` and waits for its result. Each measurement has its own, so
 * that none profits or suffers from what another left behind.
 */
export async function inProcess<Task extends object, Result>(file: string, task: Task): Promise<Result> {
  const child = fork(join(bench, file), { env: { ...process.env, NODE_ENV: 'production' }, execArgv: [] })
  const ended = once(child, 'exit')
  child.send(task)
  const answer = await Promise.race([once(child, 'message'), ended])
  const code = (await ended)[0]
  if (code !== 0) throw new Error(`bench/${file} ended with ${code}`)
  return answer[0] as Result
}

/** The other side of {@link inProcess}: takes the task, answers with the result, and ends. */
export async function perform<Task, Result>(work: (task: Task) => Promise<Result>): Promise<void> {
  const [task] = (await once(process, 'message')) as [Task]
  const result = await work(task)
  process.send?.(result, () => process.disconnect?.())
}
