import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, test, vi } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { startJobRunner } from '../../src/platform/job-runner.ts'
import { createLog } from '../../src/platform/log.ts'
import { type DatabaseProxy, openDatabaseProxy } from '../world/database-proxy.ts'
import { cloneDatabase, type TestDatabase } from '../world/test-database.ts'

const patience = { timeout: 60_000, interval: 50 }

let cloned: TestDatabase
let wire: DatabaseProxy
/** The runner's way to the database, and the test's own. */
let database: Database
let direct: Database
let runner: { stop(): Promise<void> }
let begun: string[]
let done: string[]
let gate: PromiseWithResolvers<void>

beforeEach(async () => {
  cloned = await cloneDatabase()
  wire = await openDatabaseProxy(cloned.url)
  database = openDatabase(wire.url, 4)
  direct = openDatabase(cloned.url, 2)
  begun = []
  done = []
  gate = Promise.withResolvers()
  runner = await startJobRunner({
    pool: database.plainPool,
    log: createLog('silent'),
    pauseMs: 50,
    tasks: {
      async 'deliver-email'(payload) {
        const { emailId } = payload as { emailId: string }
        begun.push(emailId)
        if (emailId.startsWith('slow')) await gate.promise
        if (emailId.endsWith('failing')) throw new Error('it did not go well')
        done.push(emailId)
      },
    },
  })
})

afterEach(async () => {
  await runner.stop()
  await database.close()
  await wire.close()
  await direct.close()
  await cloned.drop()
})

const queue = (emailId: string) =>
  sql`select graphile_worker.add_job('deliver-email', json_build_object('emailId', ${emailId}::text))`.execute(
    direct.reader,
  )

async function listeners(): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`select count(*) from pg_stat_activity
    where datname = current_database() and query like 'LISTEN "jobs:insert"%'`.execute(direct.reader)
  return Number(rows[0]?.count)
}

test.each(['slow', 'slow and failing'])(
  'a job (%s) whose outcome cannot be recorded, because the database is away, does not end the queue',
  async (job) => {
    await queue(job)
    await vi.waitUntil(() => begun.includes(job), patience)
    await wire.away()
    gate.resolve()
    // Time for the attempt to record it. Were its failure left to nobody, it would end this process, and with it the test.
    await sleep(500)
    await wire.back()
    await queue('afterwards')
    await vi.waitUntil(() => done.includes('afterwards'), patience)
  },
)

test('a queue whose listening connection is cut listens again, and does jobs meanwhile', async () => {
  await queue('at first')
  await vi.waitUntil(async () => done.includes('at first') && (await listeners()) === 1, patience)
  wire.cut()
  await queue('while deaf')
  await vi.waitUntil(() => done.includes('while deaf'), patience)
  await vi.waitUntil(async () => (await listeners()) === 1, patience)
})

test('a queue that loses its connections while it begins comes to itself', async () => {
  wire.cut()
  await queue('at last')
  await vi.waitUntil(() => done.includes('at last'), patience)
})

test('a queue that is stopped while the database is away stops', async () => {
  await queue('slow')
  await vi.waitUntil(() => begun.includes('slow'), patience)
  await wire.away()
  gate.resolve()
  await runner.stop()
  await runner.stop()
})
