import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { stopLeftover } from '@clientele/own-postgres'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildPages } from '../../scripts/build-pages.ts'
import { demoCustomers, demoPassword } from '../../src/demo/people.ts'
import { freePort, post, postgresOf, type ServerProcess, startServer, takePort } from './server-process.ts'

// Making the demo shop is the program's longest work, and other tests run beside it.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

/** One data folder for all: each test starts what the one before it has left. */
let dataRoot: string
let running: ServerProcess[] = []

beforeAll(async () => {
  buildPages()
  // Root's PostgreSQL runs as somebody else, who could not enter a temporary folder of root's own.
  dataRoot = await mkdtemp('/tmp/clientele-process-')
})

afterEach(async () => {
  for (const server of running) await server.end('SIGKILL')
  await stopLeftover(join(dataRoot, 'cluster'))
})

afterAll(() => rm(dataRoot, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))

async function start(settings: Record<string, string> = {}): Promise<ServerProcess> {
  const port = await freePort()
  const server = startServer({ CLIENTELE_DATA: dataRoot, PORT: port, ...settings })
  running = [server]
  return server
}

const anna = { email: demoCustomers.anna.email, password: demoPassword }
const newcomer = {
  name: 'Nora Newcomer',
  email: 'nora@example.com',
  password: 'a password of her own',
  country: 'DE',
}

/** Whether this login is known here. */
async function signsIn(url: string, { email, password }: { email: string; password: string }) {
  return post(url, '/sign-in', { email, password })
}
const welcome = { status: 302, leadsTo: '/account' }

describe('the first start', () => {
  test('that was killed while it filled its shop is begun anew by the next', async () => {
    const first = await start()
    await first.says(/Filling a demo shop/)
    await vi.waitUntil(async () => (await postgresOf(dataRoot)).length > 0, { timeout: 60_000 })
    expect(await first.end('SIGKILL')).toBe('SIGKILL')
    // A port that is taken, in the same go: another one is used, and it is said which.
    const taken = await takePort()
    const second = await start({ PORT: String(taken.port) })
    const url = await second.opens()
    await taken.free()
    expect(second.output()).toContain(`Port ${taken.port} is taken; using ${new URL(url).port}.`)
    expect(url).not.toContain(`:${taken.port}`)
    expect(second.output()).toMatch(new RegExp(`staff +\\S+@\\S+ +${demoPassword} +${url}/admin\n`))
    expect(second.output()).toMatch(new RegExp(`customer +${anna.email} +${demoPassword} +${url}/account\n`))
    expect(await signsIn(url, anna)).toMatchObject(welcome)
    expect(await second.end('SIGTERM')).toBe(0)
    expect(await postgresOf(dataRoot)).toEqual([])
  })
})

describe('a later start', () => {
  test('finds its data, keeps a second one out of its folder, and stops everything on SIGINT', async () => {
    const server = await start({ LOG_LEVEL: 'debug' })
    const url = await server.opens()
    expect(server.output()).not.toContain('Filling')
    expect(await signsIn(url, anna)).toMatchObject(welcome)
    const second = startServer({ CLIENTELE_DATA: dataRoot, PORT: await freePort() })
    expect(await second.ended).toBe(1)
    expect(second.output()).toMatch(
      new RegExp(
        `^Clientele could not start. The data folder ${dataRoot} is in use by process ${server.pid}.`,
      ),
    )
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    const wrong = { ...anna, password: 'not her password' }
    expect(await signsIn(url, wrong)).toMatchObject({ status: 422 })
    expect(await server.end('SIGINT')).toBe(0)
    expect(await postgresOf(dataRoot)).toEqual([])
    expect(await readdir(join(dataRoot, 'cluster'))).not.toContain('postmaster.pid')
    expect(server.output()).toContain('/sign-in')
    expect(server.output()).not.toContain('not her password')
  })

  test('is not hurried into disorder by a second Ctrl-C', async () => {
    const server = await start()
    await server.opens()
    const ended = server.end('SIGINT')
    process.kill(server.pid, 'SIGINT')
    expect(await ended).toBe(0)
    expect(await postgresOf(dataRoot)).toEqual([])
  })

  test('after kill -9 of the server takes over from the database that it has left, with all data', async () => {
    const killed = await start()
    const url = await killed.opens()
    expect(await post(url, '/register', newcomer)).toMatchObject(welcome)
    expect(await killed.end('SIGKILL')).toBe('SIGKILL')
    expect(await postgresOf(dataRoot)).not.toEqual([])
    const next = await start()
    expect(await signsIn(await next.opens(), newcomer)).toMatchObject(welcome)
    expect(await next.end('SIGTERM')).toBe(0)
    expect(await postgresOf(dataRoot)).toEqual([])
  })

  test('after kill -9 of server and database has all data', async () => {
    const killed = await start()
    const url = await killed.opens()
    const other = { ...newcomer, email: 'olaf@example.com' }
    expect(await post(url, '/register', other)).toMatchObject(welcome)
    const database = await postgresOf(dataRoot)
    expect(database).not.toEqual([])
    for (const pid of [killed.pid, ...database]) process.kill(pid, 'SIGKILL')
    expect(await killed.ended).toBe('SIGKILL')
    const next = await start()
    expect(await signsIn(await next.opens(), other)).toMatchObject(welcome)
    expect(await next.end('SIGTERM')).toBe(0)
  })

  test('ends itself when its database is lost', async () => {
    const server = await start()
    await server.opens()
    for (const pid of await postgresOf(dataRoot)) process.kill(pid, 'SIGKILL')
    expect(await server.ended).toBe(1)
  })
})

test('passwords of the database are for its owner alone', async () => {
  const { mode } = await stat(join(dataRoot, 'credentials.json'))
  expect(mode & 0o777).toBe(0o600)
})

describe('settings that cannot be understood', () => {
  test('are named one a line, and nothing is started', async () => {
    const folder = join(dataRoot, 'never-made')
    const server = startServer({
      PORT: 'abc',
      DATABASE_URL: 'mysql://localhost/x',
      CLIENTELE_SECRET: 'short',
      CLIENTELE_ROLE: 'boss',
      CLIENTELE_DATA: folder,
    })
    expect(await server.ended).toBe(1)
    const [first, ...lines] = server.output().trim().split('\n')
    expect(first).toBe('Clientele could not start. The settings cannot be understood:')
    expect(lines.map((line) => line.trim().split(':')[0])).toEqual([
      'DATABASE_URL',
      'CLIENTELE_ROLE',
      'CLIENTELE_SECRET',
      'PORT',
    ])
    await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('are told also when there is one', async () => {
    const servers = [{ PORT: 'abc' }, { PORT: '65536' }, { SMTP_URL: 'http://x' }].map((settings) =>
      startServer(settings as Record<string, string>),
    )
    for (const server of servers) {
      expect(await server.ended).toBe(1)
      expect(server.output().trim().split('\n')).toHaveLength(2)
    }
  })

  test('a database that cannot be reached is said in a sentence', async () => {
    const server = startServer({ DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/nothing` })
    expect(await server.ended).toBe(1)
    expect(server.output()).toMatch(/^Clientele could not start\. .*ECONNREFUSED/)
    expect(server.output()).not.toMatch(/\n\s+at /)
  })
})
