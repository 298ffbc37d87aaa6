import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { present } from '../../src/kernel/assert.ts'
import type { Cast } from '../data-set/cast.ts'
import type { FloorTask } from '../floor-process.ts'
import { inProcess } from '../measure/in-process.ts'
import { better, type Measured } from '../measure/measured.ts'
import type { ShopServer } from '../shop/server-process.ts'
import type { ShopTask } from '../shop-process.ts'
import { type Measures, takesOf } from './measures.ts'

export type ShopCell = {
  readonly connections: number
  readonly product: Measured
  /** The rows of an order, written by plain SQL beside it. */
  readonly floor: Measured
}

export type MeasuredShop = {
  readonly cells: readonly ShopCell[]
  readonly soak: {
    readonly checkouts: number
    /** Connections to the database: at rest, directly after the soak, and when those not used have closed. */
    readonly before: number
    readonly after: number
    readonly later: number
    /** Of those directly after it, how many still held a transaction. */
    readonly inTransaction: number
  }
}

type Given = {
  readonly server: ShopServer
  readonly url: string
  readonly admin: string
  readonly cast: Cast
  readonly measures: Measures
  readonly say: (line: string) => void
}

/** The fewest checkouts that are measured, and how many each of the buyers makes at least. */
const fewest = 100
const eachBuyer = 10

/** Longer than the pools keep a connection that nobody uses. */
const closedAfterMs = 11_000

/** Whole checkouts over HTTP, and what so many of them leave behind. The server has to be fresh. */
export async function measureShop({ server, url, admin, cast, measures, say }: Given): Promise<MeasuredShop> {
  const shop = (task: Pick<ShopTask, 'connections' | 'checkouts'>) =>
    inProcess<ShopTask, Measured>('shop-process.ts', { port: server.port, cast, ...task })
  const before = await connectionsTo(admin)
  await shop({ connections: 16, checkouts: measures.soak })
  const after = await connectionsTo(admin)
  await sleep(closedAfterMs)
  const later = await connectionsTo(admin)
  const soak = { checkouts: measures.soak, before: before.all, after: after.all, later: later.all }
  say(`soak: ${before.all} connections before, ${after.all} after, ${later.all} later`)
  const cells: ShopCell[] = []
  for (const connections of measures.connections) {
    let best: ShopCell | undefined
    for (const _ of takesOf(measures, connections)) {
      const product = await shop({ connections, checkouts: Math.max(fewest, connections * eachBuyer) })
      const pace = { connections, warmUpMs: measures.warmUpMs, measureMs: measures.measureMs }
      const task: FloorTask = { what: 'checkout', url, cast, pace, payments: 0 }
      const floor = await inProcess<FloorTask, Measured>('floor-process.ts', task)
      const [sold, written] = [product, floor].map(({ perSecond }) => Math.round(perSecond))
      say(`checkout over HTTP, ${connections} connections: ${sold} of ${written} a second`)
      best = {
        connections,
        product: better(best?.product, product),
        floor: better(best?.floor, floor),
      }
    }
    cells.push(present(best, 'a take'))
  }
  return { cells, soak: { ...soak, inTransaction: after.inTransaction } }
}

async function connectionsTo(admin: string): Promise<{ all: number; inTransaction: number }> {
  const client = new pg.Client({ connectionString: admin })
  await client.connect()
  try {
    const { rows } = await client.query<{ all: number; inTransaction: number }>(
      `select count(*)::int as all, count(*) filter (where state like 'idle in transaction%')::int as "inTransaction"
       from pg_stat_activity
       where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    return rows[0] ?? { all: 0, inTransaction: 0 }
  } finally {
    await client.end()
  }
}
