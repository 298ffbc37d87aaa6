import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest'
import { buildPages } from '../../scripts/build-pages.ts'
import { freePort, type ServerProcess, startServer } from './server-process.ts'

/** For each test of a file a database with nothing in it, as an operator would make it, and servers on it that end with the test. */
export function onEmptyDatabases() {
  let admin: pg.Client
  let name: string
  let databaseUrl: string
  let running: ServerProcess[]

  beforeAll(async () => {
    buildPages()
    admin = new pg.Client({ connectionString: at('postgres') })
    await admin.connect()
  })
  beforeEach(async () => {
    running = []
    name = `process_${randomUUID().replaceAll('-', '')}`
    await admin.query(`create database ${name}`)
    databaseUrl = at(name)
  })
  afterEach(async () => {
    for (const server of running) await server.end('SIGKILL')
    await admin.query(`drop database ${name} with (force)`)
  })
  afterAll(() => admin.end())

  return {
    databaseUrl: () => databaseUrl,
    async start(settings: Record<string, string> = {}): Promise<ServerProcess> {
      const server = startServer({ DATABASE_URL: databaseUrl, PORT: await freePort(), ...settings })
      running.push(server)
      return server
    },
  }
}

function at(database: string): string {
  const url = new URL(inject('templateUrl'))
  url.pathname = `/${database}`
  return url.href
}
