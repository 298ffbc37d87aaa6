import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Order } from './errand.ts'

const server = fileURLToPath(new URL('./doomed-server.ts', import.meta.url))

/** Starts a server on an errand and kills it with SIGKILL when it is at the step of its order. */
export async function killAt(order: Order, chain: string): Promise<void> {
  const child = spawn(process.execPath, [server, JSON.stringify(order)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const { value: here } = await lines.next()
  if (here !== order.step) throw new Error(`the server said "${here}" before it was at "${order.step}"`)
  const kill = () => child.kill('SIGKILL')
  if (order.step === 'settling') await whileWriting(order, chain, () => child.stdin.write('go on\n'), kill)
  else kill()
  await ended
}

/**
 * Holds the head of the customer's chain, which is the last thing that a transaction locks: so the server stands within its
 * second transaction, with everything written and nothing committed, when it is killed.
 */
async function whileWriting(order: Order, chain: string, goOn: () => void, kill: () => void): Promise<void> {
  const client = new pg.Client({ connectionString: order.databaseUrl })
  await client.connect()
  await client.query('begin')
  await client.query('select from history_heads where chain = $1 for update', [chain])
  goOn()
  await untilBlocked(client)
  kill()
  await client.query('rollback')
  await client.end()
}

async function untilBlocked(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query(
      'select from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))',
    )
    if (rows.length > 0) return
    await sleep(5)
  }
}
