import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  DataFolderInUse,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from '../src/index.ts'
import { isServerOf, readPostmasterFile, stopLeftover } from '../src/leftover.ts'
import { isRoot } from '../src/system-user.ts'
import { kill, query, startInChild, until, unusedPort } from './processes.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const application = { name: 'example', home: import.meta.dirname }

/** Making a database takes the longest, so most tests start the same one again. */
let shared: string
let preferredPort: number
let dataRoot: string
let cluster: string
let running: EmbeddedPostgres[]
let children: ChildProcess[]

beforeAll(async () => {
  shared = await mkdtemp('/tmp/own-postgres-')
})

beforeEach(async () => {
  useFolder(shared)
  preferredPort = await unusedPort()
  running = []
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const postgres of running) await postgres.stop()
  await stopLeftover(cluster)
})

afterAll(() => removeFolder(shared))

function useFolder(folder: string): void {
  dataRoot = folder
  cluster = join(folder, 'cluster')
}

async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({
    application,
    dataRoot,
    preferredPort,
    durable: false,
    ...options,
  })
  running.push(postgres)
  return postgres
}

function startElsewhere(options: Partial<EmbeddedPostgresOptions> = {}): ReturnType<typeof startInChild> {
  const elsewhere = startInChild({ application, dataRoot, preferredPort, durable: false, ...options })
  children.push(elsewhere.child)
  return elsewhere
}

async function serverPid(): Promise<number> {
  const pid = (await readPostmasterFile(cluster))?.pid
  if (!pid) throw new Error('no server has left its process id')
  return pid
}

describe('a start', () => {
  test('makes an ordinary role that owns its database', async () => {
    const postgres = await start()
    const [role] = await query(
      postgres.url,
      `SELECT current_user AS name, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
              (SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()) AS owner
         FROM pg_roles WHERE rolname = current_user`,
    )
    const rights = { rolcreatedb: true, rolcreaterole: false, rolreplication: false, rolbypassrls: false }
    expect(role).toEqual({ name: 'example', owner: 'example', rolsuper: false, ...rights })
    await query(postgres.url, 'CREATE EXTENSION pg_trgm')
  })

  test('makes random passwords, keeps them to ourselves and asks for them', async () => {
    const postgres = await start()
    const file = join(dataRoot, 'credentials.json')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const { superuser, app } = JSON.parse(await readFile(file, 'utf8'))
    expect([superuser, app]).toEqual([
      expect.stringMatching(/^[\w-]{32}$/),
      expect.stringMatching(/^[\w-]{32}$/),
    ])
    expect(app).not.toBe(superuser)
    await expect(query(postgres.url.replace(app, superuser), 'SELECT 1')).rejects.toThrow(
      'authentication failed',
    )
    const methods = await query(postgres.adminUrl, 'SELECT DISTINCT auth_method FROM pg_hba_file_rules')
    expect(methods).toEqual([{ auth_method: 'scram-sha-256' }])
  })

  test('listens on loopback and on a socket in its own closed folder only, and never runs as root', async () => {
    const postgres = await start()
    const outward = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
    for (const address of [...outward.map(({ address }) => address), '127.0.0.2']) {
      const url = new URL(postgres.url)
      url.hostname = address
      url.search = ''
      await expect(query(url.href, 'SELECT 1')).rejects.toThrow('ECONNREFUSED')
    }
    const settings = await query(
      postgres.adminUrl,
      `SELECT current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets`,
    )
    expect(settings).toEqual([{ addresses: '127.0.0.1', sockets: cluster }])
    expect((await stat(cluster)).mode & 0o777).toBe(0o700)
    expect(new URL(postgres.url).searchParams.get('host')).toBe(cluster)
    const withoutSocket = new URL(postgres.url)
    withoutSocket.search = ''
    expect(await query(withoutSocket.href, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    if (isRoot()) expect((await stat(`/proc/${postgres.pid}`)).uid).not.toBe(0)
  })

  test('speaks UTF-8 whatever the locale of the machine', async () => {
    const [locale] = await query(
      (await start()).url,
      "SELECT lower('ÄÉ') AS lower, encoding, datlocale FROM pg_database WHERE datname = current_database()",
    )
    expect(locale).toEqual({ lower: 'äé', encoding: 6, datlocale: 'C.UTF-8' })
  })

  test('that is durable keeps fsync on, and the next one finds its data', async () => {
    const first = await start({ durable: true })
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    await first.stop()
    await first.stop()
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false)

    const second = await start({ durable: true })
    expect(second.url).toBe(first.url)
    expect(second.notes).toEqual([])
    expect(await query(second.url, 'SELECT answer, current_setting($$fsync$$) AS fsync FROM kept')).toEqual([
      { answer: 42, fsync: 'on' },
    ])
  })

  test('whose port is taken takes the next free one and says so', async () => {
    const squatter = createServer().listen(preferredPort, '127.0.0.1')
    await once(squatter, 'listening')
    try {
      const postgres = await start()
      expect(postgres.port).toBeGreaterThan(preferredPort)
      expect(postgres.notes).toContain(
        `Port ${preferredPort} is taken; PostgreSQL listens on ${postgres.port} instead.`,
      )
      expect(await query(postgres.url, `SELECT current_setting('port')::int AS port`)).toEqual([
        { port: postgres.port },
      ])
    } finally {
      squatter.close()
    }
  })

  test('on a folder that is in use says by whom, and leaves the other alone', async () => {
    const first = await start()
    const second = startEmbeddedPostgres({ application, dataRoot })
    await expect(second).rejects.toBeInstanceOf(DataFolderInUse)
    await expect(second).rejects.toMatchObject({ pid: process.pid })
    await expect(second).rejects.toThrow(`in use by process ${process.pid}`)
    expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await first.stop()

    const both = await Promise.allSettled([start(), start()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const postgres of running) await postgres.stop()

    const { child, started } = startElsewhere()
    await started
    await expect(start()).rejects.toMatchObject({ name: 'DataFolderInUse', pid: child.pid })
  })

  test('without the passwords of its database says what is missing', async () => {
    await (await start()).stop()
    const file = join(dataRoot, 'credentials.json')
    await rename(file, `${file}.away`)
    await expect(start()).rejects.toThrow('credentials.json')
    await rename(`${file}.away`, file)
    await start()
  })

  test('that PostgreSQL refuses repeats its reason and gives the folder free', async () => {
    await (await start()).stop()
    await writeFile(join(cluster, 'PG_VERSION'), '9.6\n')
    await expect(start()).rejects.toThrow('incompatible with server')
    await writeFile(join(cluster, 'PG_VERSION'), '18\n')
    await start()
  })
})

describe('after kill -9', () => {
  test('of us alone, the server that still runs is stopped and its data is there', async () => {
    const { child, started } = startElsewhere()
    await started
    const orphan = await serverPid()
    await kill(child)
    expect(await isServerOf(orphan, cluster)).toBe(true)

    const postgres = await start()
    expect(await isServerOf(orphan, cluster)).toBe(false)
    expect(postgres.port).toBe(preferredPort)
    expect(postgres.notes).toEqual([`Stopped the PostgreSQL of an earlier run (process ${orphan}).`])
    expect(await query(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('of us and of the server, a busy session is ended and what was committed is there', async () => {
    const { child, started } = startElsewhere({ durable: true })
    await started
    const { app } = JSON.parse(await readFile(join(dataRoot, 'credentials.json'), 'utf8'))
    const url = `postgres://example:${app}@127.0.0.1:${preferredPort}/example`
    await query(url, 'CREATE TABLE survived AS SELECT 42 AS answer')
    const lost = query(url, 'DO $$ BEGIN LOOP END LOOP; END $$').catch(() => 'lost')
    await sleep(100)
    const server = await serverPid()
    await kill(child)
    process.kill(server, 'SIGKILL')

    const postgres = await start()
    expect(await query(postgres.url, 'SELECT answer FROM survived')).toEqual([{ answer: 42 }])
    expect(await lost).toBe('lost')
  })

  test('in the middle of the first start, the next one begins afresh', async () => {
    useFolder(await mkdtemp('/tmp/own-postgres-'))
    const { child } = startElsewhere()
    const initialising = async () =>
      (await readdir(dataRoot)).find((name) => name.startsWith('initialising-'))
    await until(async () => {
      const name = await initialising()
      return name !== undefined && existsSync(join(dataRoot, name, 'files', 'base'))
    })
    await kill(child)
    expect(existsSync(cluster)).toBe(false)

    const postgres = await start()
    expect(await initialising()).toBeUndefined()
    expect(await query(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await postgres.stop()
    await removeFolder(dataRoot)
  })

  test('of the server alone, its end is told', async () => {
    const postgres = await start()
    process.kill(postgres.pid, 'SIGKILL')
    await postgres.ended
    await postgres.stop()
    expect((await start()).pid).not.toBe(postgres.pid)
  })

  test('a process that has got the dead server’s number is left alone', async () => {
    await (await start()).stop()
    const stranger = spawn('sleep', ['60'])
    children.push(stranger)
    await writeFile(join(cluster, 'postmaster.pid'), `${stranger.pid}\n${cluster}\n`)
    const socketLock = join(cluster, `.s.PGSQL.${preferredPort}.lock`)
    await writeFile(socketLock, `${stranger.pid}\n${cluster}\n`)
    await start()
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
  })
})
