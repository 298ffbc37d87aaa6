import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { onEmptyDatabases } from './empty-database.ts'
import { isAlive, type ServerProcess, workerOf } from './server-process.ts'

const patience = { timeout: 60_000, interval: 50 }

const { start, databaseUrl } = onEmptyDatabases()

/** Another worker than this one, once there is one. */
async function nextWorker(server: ServerProcess, before: number | null = null): Promise<number> {
  for (;;) {
    const now = await workerOf(server.pid)
    if (now !== null && now !== before) return now
  }
}

/** How many workers say in the database that they live. */
async function workersAtWork(): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl() })
  await client.connect()
  try {
    const { rows } = await client.query<{ count: number }>('select count(*)::int from job_workers')
    return rows[0]?.count ?? 0
  } finally {
    await client.end()
  }
}

test('one start runs a web server and a worker beside it, and one stop ends both', async () => {
  const server = await start({ LOG_LEVEL: 'debug' })
  const url = await server.opens()
  const worker = await nextWorker(server)
  await vi.waitUntil(async () => (await workersAtWork()) === 1, patience)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect(server.output()).not.toContain('The worker is running.')
  await server.says(/"role":"web"/)
  expect(await server.end('SIGTERM')).toBe(0)
  expect(isAlive(worker)).toBe(false)
  expect(await workersAtWork()).toBe(0)
})

test('a worker that dies is started anew, later and later, and pages are answered meanwhile', async () => {
  const server = await start()
  const url = await server.opens()
  const first = await nextWorker(server)
  process.kill(first, 'SIGKILL')
  await server.says(/"how":"SIGKILL","startedAnewInMs":1000/)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  const second = await nextWorker(server, first)
  process.kill(second, 'SIGKILL')
  await server.says(/"how":"SIGKILL","startedAnewInMs":2000/)
  expect(isAlive(await nextWorker(server, second))).toBe(true)
  expect(await server.end('SIGINT')).toBe(0)
})

test('kill -9 of the server ends the worker too', async () => {
  const server = await start()
  await server.opens()
  const worker = await nextWorker(server)
  expect(await server.end('SIGKILL')).toBe('SIGKILL')
  await vi.waitUntil(() => !isAlive(worker), patience)
})

test('a web server that is to be one alone keeps no worker', async () => {
  const server = await start({ CLIENTELE_ROLE: 'web' })
  await server.opens()
  expect(await workerOf(server.pid)).toBeNull()
  expect(await server.end('SIGTERM')).toBe(0)
})
