import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { leaseMs } from '../../src/email/email.ts'
import { plusMilliseconds } from '../../src/kernel/calendar.ts'
import { system, visitor } from '../../src/platform/actor.ts'
import { startJobRunner } from '../../src/platform/job-runner.ts'
import { beat, freeJobsOfDead } from '../../src/platform/job-worker-store.ts'
import { createLog } from '../../src/platform/log.ts'
import { createRuntime } from '../../src/runtime.ts'
import { type Mailbox, openMailbox } from '../email/mailbox.ts'
import { openWorld, type World } from '../world/world.ts'
import type { WorkerOrder } from './doomed-worker.ts'

const patience = { timeout: 90_000, interval: 50 }
/** In the proportions of the usual. */
const beats = { everyMs: 300, deadAfterMs: 2_400 }

let world: World
let mailbox: Mailbox
let stops: (() => Promise<unknown>)[]

beforeEach(async () => {
  stops = []
  world = await openWorld('2026-03-01')
  mailbox = await openMailbox()
})
afterEach(async () => {
  for (const stop of stops.reverse()) await stop()
  await mailbox.close()
  await world.close()
})

/** Somebody asks for a link to set a new password. */
async function asksForLink(): Promise<void> {
  const person = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }
  await world.app.identity.signUp(visitor, { ...person, from: { address: '203.0.113.7', browser: '' } })
  await world.app.identity.answerResetRequest(system('test'), { email: person.email })
}

/** A mail server that takes a connection and says nothing: whoever sends hangs in the middle of it. */
async function silentServer(): Promise<{ url: string; isCalled: Promise<unknown> }> {
  const server = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(async () => server.close())
  const { port } = server.address() as { port: number }
  return { url: `smtp://127.0.0.1:${port}`, isCalled: once(server, 'connection') }
}

/** A worker in a process of its own, killed while it sends. */
async function killedWhileSending(): Promise<void> {
  const silent = await silentServer()
  const order: WorkerOrder = {
    databaseUrl: world.databaseUrl,
    now: world.clock.now(),
    smtpUrl: silent.url,
    beats,
  }
  const script = fileURLToPath(new URL('./doomed-worker.ts', import.meta.url))
  const child = spawn(process.execPath, [script, JSON.stringify(order)], { stdio: 'inherit' })
  const ended = once(child, 'exit')
  await Promise.race([silent.isCalled, ended])
  child.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
}

/** A worker in this process, whose jobs do this. */
async function works(deliver: (emailId: string) => Promise<void>): Promise<void> {
  const runner = await startJobRunner({
    pool: world.runtime.database.plainPool,
    log: createLog('silent'),
    beats,
    tasks: { 'deliver-email': (payload) => deliver((payload as { emailId: string }).emailId) },
  })
  stops.push(() => runner.stop())
}

async function locks(): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`select count(*) from graphile_worker.jobs
    where locked_at is not null`.execute(world.runtime.database.reader)
  return Number(rows[0]?.count)
}

test('an email whose worker was killed while it sent is sent by another when its lease is over, not in four hours', async () => {
  await asksForLink()
  await killedWhileSending()
  expect(await locks()).toBeGreaterThan(0)
  world.clock.moveTo(plusMilliseconds(world.clock.now(), leaseMs))
  const runtime = await createRuntime({
    databaseUrl: world.databaseUrl,
    poolSize: 4,
    shopUrl: 'http://shop.test',
    ownUrl: 'http://shop.test',
    secret: 'a secret for tests that is long enough',
    log: createLog('silent'),
    smtpUrl: mailbox.url,
    clock: world.clock,
  })
  stops.push(() => runtime.close())
  await works(runtime.deliverEmail)
  await vi.waitUntil(() => mailbox.messages.length > 0, patience)
  expect(mailbox.messages.map(({ to }) => to?.[0]?.address)).toEqual(['ada@example.com'])
  await vi.waitUntil(async () => (await locks()) === 0, patience)
  const { rows } = await sql<{ status: string }>`select status from emails`.execute(
    world.runtime.database.reader,
  )
  expect(rows).toEqual([{ status: 'sent' }])
})

test('a worker that is slow and lives keeps its locks from all the others', async () => {
  await asksForLink()
  const gate = Promise.withResolvers<void>()
  const begun: string[] = []
  const slowly = async (emailId: string) => {
    begun.push(emailId)
    await gate.promise
  }
  await works(slowly)
  await vi.waitUntil(() => begun.length > 0, patience)
  await works(slowly)
  await works(slowly)
  await new Promise((done) => setTimeout(done, beats.deadAfterMs * 3))
  expect(begun).toHaveLength(1)
  gate.resolve()
  await vi.waitUntil(async () => (await locks()) === 0, patience)
})

test('after an outage in which every worker was silent the first to be heard again frees nobody else at once', async () => {
  const { reader, plainPool } = world.runtime.database
  const deadAfterMs = 60_000
  const free = () => freeJobsOfDead(plainPool, 'first', deadAfterMs)
  await sql`select graphile_worker.add_job('something-else')`.execute(reader)
  await sql`update graphile_worker._private_jobs set locked_by = 'other', locked_at = now() - interval '1 hour'`.execute(
    reader,
  )
  await sql`insert into job_workers select id, now() - interval '2 hours', now() - interval '1 hour'
    from unnest(array['first', 'other']) as id`.execute(reader)

  await beat(plainPool, 'first', deadAfterMs / 2)
  expect(await free()).toBe(0)
  // Heard for long enough by now, as the other is too.
  await sql`update job_workers set since = now() - interval '2 minutes', beat_at = now()`.execute(reader)
  expect(await free()).toBe(0)
  expect(await locks()).toBe(1)
  await sql`delete from job_workers where id = 'other'`.execute(reader)
  expect(await free()).toBe(1)
  expect(await locks()).toBe(0)
})
