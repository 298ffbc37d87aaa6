import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  Transaction as KyselyTransaction,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import { assert, Fault } from '../kernel/assert.ts'
import type { DB } from './database.gen.ts'
import { type Streamed, sendTogether } from './send-together.ts'

/** What writes. Stores that only read take a `Reader`, which it is besides. */
export type Transaction = KyselyTransaction<DB>

type Client = pg.PoolClient & Streamed

/** Takes a statement whose answer nobody needs: it is sent together with the commit, which it holds up no longer than it takes. */
export type AtCommit = (query: CompiledQuery) => void

/** What a transaction does. `atCommit` is for what it has to leave behind and does not look at again. */
export type Transacted<T> = (trx: Transaction, atCommit: AtCommit) => Promise<T>

/**
 * A transaction on a connection of its own. Its statements need not wait for one another: each is sent when it is asked for, and they are
 * carried out and answered in the order in which they were asked. What one that failed has left behind is refused once the transaction is
 * over, so that nothing is ever done outside of it.
 */
export async function inTransaction<T>(pool: pg.Pool, run: Transacted<T>): Promise<T> {
  const client = (await pool.connect()) as Client
  const statements = statementsOn(client)
  const last: CompiledQuery[] = []
  try {
    await client.query('begin')
    const result = await run(transactionOf(statements.connection), (query) => void last.push(query))
    const sent = last.map((query) => statements.connection.executeQuery(query))
    statements.end()
    const committed = client.query('commit')
    // The first that failed has ended the transaction, and those after it say only that.
    const outcomes = await Promise.allSettled([...sent, committed])
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
    // What failed and was not waited for has ended it: PostgreSQL then answers a commit with that word.
    assert((await committed).command !== 'ROLLBACK', 'every statement of a transaction is waited for')
    client.release()
    return result
  } catch (error) {
    statements.end()
    const isBroken = await rolledBack(client).catch(() => true)
    client.release(isBroken || statements.areMixedUp())
    throw error
  }
}

/** The same of a single statement, which is a transaction by itself. A second one is a fault. */
export async function inOneStatement<T>(pool: pg.Pool, run: Transacted<T>): Promise<T> {
  const client = (await pool.connect()) as Client
  const { connection } = statementsOn(client)
  let asked = 0
  const alone: DatabaseConnection = {
    ...connection,
    async executeQuery(query) {
      asked += 1
      assert(asked === 1, 'what is said to be one statement is one')
      return connection.executeQuery(query)
    },
  }
  try {
    const result = await run(transactionOf(alone), () => {
      throw new Fault('what is said to be one statement leaves nothing else behind')
    })
    client.release()
    return result
  } catch (error) {
    client.release(true)
    throw error
  }
}

async function rolledBack(client: Client): Promise<boolean> {
  await client.query('rollback')
  return false
}

function statementsOn(client: Client) {
  let isOver = false
  let underWay = 0
  let haveMet = false
  let hasFailed = false
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      if (isOver) throw new Fault('the transaction is over')
      underWay += 1
      haveMet ||= underWay > 1
      sendTogether(client.connection.stream, process.nextTick)
      try {
        const { rows, rowCount } = await client.query(sql, [...parameters])
        return { rows, numAffectedRows: BigInt(rowCount ?? 0) }
      } catch (error) {
        hasFailed = true
        throw error
      } finally {
        underWay -= 1
      }
    },
    // biome-ignore lint/correctness/useYield: it has nothing to give.
    async *streamQuery() {
      throw new Fault('there are no cursors in transactions')
    },
  }
  return {
    connection,
    end: () => {
      isOver = true
    },
    /** One failed while others were sent: the driver may take one for prepared that never was. */
    areMixedUp: () => hasFailed && haveMet,
  }
}

const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()

function transactionOf(connection: DatabaseConnection): Transaction {
  const executor = new DefaultQueryExecutor(compiler, adapter, {
    provideConnection: (consumer) => consumer(connection),
  })
  return new KyselyTransaction<DB>({ config: { dialect }, dialect, driver, executor })
}

const noOther = async () => {
  throw new Fault('a transaction has the one connection that it was begun on')
}
const driver: Driver = {
  init: async () => undefined,
  acquireConnection: noOther,
  releaseConnection: noOther,
  beginTransaction: noOther,
  commitTransaction: noOther,
  rollbackTransaction: noOther,
  destroy: noOther,
}
const dialect: Dialect = {
  createDriver: () => driver,
  createAdapter: () => adapter,
  createQueryCompiler: () => compiler,
  createIntrospector: (db) => new PostgresIntrospector(db),
}
