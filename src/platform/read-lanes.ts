import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import { Fault } from '../kernel/assert.ts'
import { type Streamed, sendTogether } from './send-together.ts'

/** A connection that sends statements without waiting for the answers to those before, and answers them in their order. */
type LaneClient = pg.Client & Streamed

type Lane = { readonly client: Promise<LaneClient>; waiting: number; usedAt: number }

export type LaneParts = {
  /** Opens a lane's connection, on which no statement takes longer than {@link longestInLaneMs}. */
  open(onLost: () => void): Promise<LaneClient>
  /** Where a statement has a connection to itself. */
  readonly pool: Pick<pg.Pool, 'query'>
}

/** What takes longer would keep those behind it waiting: it is stopped, and done again where it is by itself. */
export const longestInLaneMs = 100
const mostLanes = 4
const mostInLane = 16
/** A lane that could not be opened within it is not followed by another wait, for the pool. */
const atOnceMs = 1_000
const slowForMs = 60_000
const unusedForMs = 10_000
const stoppedForTime = '57014'
/** A statement that was to be prepared by one that failed, or twice after that: its name means nothing here any more. */
const badlyPrepared = ['26000', '42P05']

/**
 * Reads of many requests over few connections. Each write to a socket costs more than most of what is read with it, so what is
 * asked within one turn of the event loop is sent with one write; the first lane is filled before the next is used. Only for single
 * statements that read: a transaction would be everybody's.
 */
export function createReadLanes({ open, pool }: LaneParts) {
  const lanes: Lane[] = []
  const slowUntil = new Map<string, number>()

  let isClosed = false

  function laneWithRoom(): Lane | undefined {
    if (isClosed) return undefined
    const free = lanes.find(({ waiting }) => waiting < mostInLane)
    if (free || lanes.length === mostLanes) return free
    const lane: Lane = { client: open(() => close(lane)), waiting: 0, usedAt: performance.now() }
    lane.client.catch(() => close(lane))
    lanes.push(lane)
    return lane
  }

  function close(lane: Lane): void {
    const at = lanes.indexOf(lane)
    if (at >= 0) lanes.splice(at, 1)
  }

  /** As the pool does with connections that nobody uses. */
  function closeUnused(): void {
    const before = performance.now() - unusedForMs
    for (const lane of lanes.filter(({ waiting, usedAt }) => waiting === 0 && usedAt < before)) {
      close(lane)
      end(lane)
    }
  }

  function end({ client }: Lane): void {
    client.then((open) => open.end()).catch(() => undefined)
  }
  const sweeping = setInterval(closeUnused, unusedForMs)
  sweeping.unref()

  function isSlow(text: string): boolean {
    return (slowUntil.get(text) ?? 0) > performance.now()
  }

  return {
    async ask(text: string, values: unknown[]): Promise<pg.QueryResult> {
      const lane = isSlow(text) ? undefined : laneWithRoom()
      if (!lane) return pool.query(text, values)
      lane.waiting += 1
      lane.usedAt = performance.now()
      try {
        const client = await openedOrNull(lane)
        if (!client) return await pool.query(text, values)
        sendTogether(client.connection.stream, setImmediate)
        return await client.query(text, values)
      } catch (error) {
        const { code = '' } = error as { code?: string }
        if (code === stoppedForTime) slowUntil.set(text, performance.now() + slowForMs)
        else if (badlyPrepared.includes(code)) close(lane)
        else throw error
        return await pool.query(text, values)
      } finally {
        lane.waiting -= 1
        if (lane.waiting === 0 && !lanes.includes(lane)) end(lane)
      }
    },
    async close(): Promise<void> {
      clearInterval(sweeping)
      isClosed = true
      const open = lanes.splice(0)
      await Promise.all(open.map(async ({ client }) => (await client.catch(() => null))?.end()))
    },
  }
}

export type ReadLanes = ReturnType<typeof createReadLanes>

/** Null when the pool is to be asked instead: it may have connections where there are no more for a lane. */
function openedOrNull({ client }: Lane): Promise<LaneClient | null> {
  const begun = performance.now()
  return client.catch((error) => {
    if (performance.now() - begun > atOnceMs) throw error
    return null
  })
}

/** The query builder over lanes. It refuses to begin a transaction. */
export function laneDialect(lanes: ReadLanes): Dialect {
  return {
    createDriver: () => laneDriver(lanes),
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
}

function laneDriver(lanes: ReadLanes): Driver {
  const noTransaction = async () => {
    throw new Fault('there are no transactions on lanes')
  }
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { rows } = await lanes.ask(sql, [...parameters])
      return { rows }
    },
    // biome-ignore lint/correctness/useYield: it has nothing to give.
    async *streamQuery() {
      throw new Fault('there are no cursors on lanes')
    },
  }
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    releaseConnection: async () => undefined,
    beginTransaction: noTransaction,
    commitTransaction: noTransaction,
    rollbackTransaction: noTransaction,
    destroy: () => lanes.close(),
  }
}
