import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { DB } from './database.gen.ts'
import { type DatabaseLimits, keepsAlive, limitedClient, usualLimits } from './limited-client.ts'
import { createReadLanes, type LaneParts, laneDialect, longestInLaneMs } from './read-lanes.ts'
import type { Corked } from './send-together.ts'
import { inOneStatement, inTransaction, type Transacted, type Transaction } from './transaction.ts'

export type { DB, Transaction }
/** What reading code is given. Stores that write ask for {@link Transaction}, which this is not. */
export type Reader = Kysely<DB>

export type Database = {
  readonly reader: Kysely<DB>
  /** For single statements that read, of many requests together: see {@link createReadLanes}. */
  readonly lanes: Reader
  /** Everything that `run` does, or nothing of it: see {@link inTransaction}. */
  transaction<T>(run: Transacted<T>): Promise<T>
  /** The same of a single statement. */
  oneStatement<T>(run: Transacted<T>): Promise<T>
  /** For libraries that bring their own SQL and expect the driver's usual types. */
  readonly plainPool: pg.Pool
  /** How many statements were sent since the start: what the statement budgets are counted by. */
  statements(): number
  close(): Promise<void>
}

/** Ends once the database has answered. */
export async function probe(reader: Reader): Promise<void> {
  await sql`select 1`.execute(reader)
}

/**
 * Two pools on one database. Ours reads `bigint` as bigint, `date` as "2026-03-01" and `timestamptz` as an ISO instant in
 * UTC, and prepares and plans each statement once per connection; the plain one leaves everything as `pg` has it. Nothing waits
 * for the database for longer than its limits, and a connection that does not answer is thrown away.
 */
export function openDatabase(url: string, size: number, limits: DatabaseLimits = usualLimits): Database {
  const count = { statements: 0 }
  const { connectMs, statementMs, answerMs } = limits
  const shared = {
    ...keepsAlive,
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    options: '-c timezone=UTC',
  }
  const Limited = limitedClient(answerMs)
  const Client = preparing(Limited, count)
  const ours = {
    ...shared,
    options: `${shared.options} -c plan_cache_mode=force_generic_plan -c jit=off`,
    types: { getTypeParser } as pg.CustomTypesConfig,
  }
  const pool = new pg.Pool({
    ...ours,
    max: size,
    Client,
    pipeline: true,
    statement_timeout: statementMs,
  })
  const most = Math.max(4, Math.ceil(size / 3))
  const plainPool = new pg.Pool({ ...shared, max: most, Client: Limited, statement_timeout: statementMs })
  // A connection that is lost says so here as well as where it was used; only the latter is of interest.
  for (const each of [pool, plainPool]) {
    each.on('error', () => undefined)
    each.on('connect', (client) => client.on('error', () => undefined))
  }
  const reader = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  const lanes = createReadLanes({
    pool,
    async open(onLost) {
      const client = new Client({ ...ours, pipeline: true, statement_timeout: longestInLaneMs })
      client.on('error', onLost).on('end', onLost)
      await client.connect()
      return client as Awaited<ReturnType<LaneParts['open']>>
    },
  })
  const looker = new Kysely<DB>({ dialect: laneDialect(lanes) })
  return {
    reader,
    lanes: looker,
    transaction: (run) => inTransaction(pool, run),
    oneStatement: (run) => inOneStatement(pool, run),
    plainPool,
    statements: () => count.statements,
    async close() {
      await Promise.all([reader.destroy(), looker.destroy(), plainPool.end()])
    },
  }
}

/** Statement texts are few and long-lived; past this many, new ones are sent unprepared. */
const mostPrepared = 1_000

const reads = /^\s*select\b/i

/**
 * Prepares statements under a short name, so that PostgreSQL parses and plans each once, and sends the `begin` of a transaction
 * together with its first statement where that only reads or locks, since each write to the socket counts. Anything else waits for
 * `begin`; should that fail, the connection is given up, so that nothing is ever done outside of its transaction.
 */
function preparing(Client: typeof pg.Client, count: { statements: number }): typeof pg.Client {
  const names = new Map<string, string>()
  const nameOf = (text: string) => {
    const known = names.get(text)
    if (known || names.size >= mostPrepared) return known
    const name = `s${names.size}`
    names.set(text, name)
    return name
  }
  return class PreparingClient extends Client {
    /** The query of the client below, before it is overridden. */
    readonly #ask = queryOf(this)
    #begun: Promise<unknown> | null = null
    /** While the first statement waits for `begin`, and those after it for their turn. */
    #beginning: Promise<unknown> | null = null

    // The overloads of `query` cannot be restated here; what is passed on is what was passed in.
    override query = ((first: unknown, values?: unknown[], ...rest: unknown[]) => {
      count.statements += 1
      const send = (): unknown => {
        const isPrepared = Array.isArray(values) && (values.length > 0 || reads.test(String(first)))
        if (typeof first !== 'string' || !isPrepared) return this.#ask(first, values, ...rest)
        return this.#ask({ text: first, values, name: nameOf(first) }, ...rest)
      }
      if (first === 'begin') return this.#begin(send as () => Promise<unknown>)
      if (this.#beginning) return this.#beginning.then(send)
      if (!this.#begun) return send()
      return reads.test(String(first)) ? this.#readBegun(send) : this.#sendBegun(this.#begun, send)
    }) as pg.Client['query']

    async #begin(send: () => Promise<unknown>): Promise<{ rows: [] }> {
      this.#stream.cork()
      this.#begun = send()
      this.#begun.catch((error: Error) => this.#stream.destroy(error))
      return { rows: [] }
    }

    /** What only reads goes out together with its `begin`, and with what is asked besides. */
    async #readBegun(send: () => unknown): Promise<unknown> {
      this.#begun = null
      const answer = send()
      process.nextTick(() => this.#stream.uncork())
      return answer
    }

    async #sendBegun(begun: Promise<unknown>, send: () => unknown): Promise<unknown> {
      this.#begun = null
      this.#beginning = begun
      this.#stream.uncork()
      try {
        await begun
      } finally {
        this.#beginning = null
      }
      return send()
    }

    get #stream(): Corked & { destroy(error: Error): void } {
      return (this as unknown as { connection: { stream: Corked & { destroy(error: Error): void } } })
        .connection.stream
    }
  }
}

function queryOf(client: pg.Client): (...asked: unknown[]) => unknown {
  return client.query as (...asked: unknown[]) => unknown
}

const { builtins } = pg.types

function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === builtins.INT8) return BigInt
  if (oid === builtins.DATE) return (value) => value
  if (oid === builtins.TIMESTAMPTZ) return utcInstant
  return pg.types.getTypeParser(oid, format as 'text')
}

/** "2026-03-01 10:00:00.5+00" as PostgreSQL writes it in UTC, to "2026-03-01T10:00:00.500Z". */
function utcInstant(value: string): string {
  const fraction = value.slice(19, -3).slice(1, 4).padEnd(3, '0')
  return `${value.slice(0, 10)}T${value.slice(11, 19)}.${fraction}Z`
}
