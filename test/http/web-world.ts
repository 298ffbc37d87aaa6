import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingHttpHeaders, type Server, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { buildPages } from '../../scripts/build-pages.ts'
import { openBuiltPages, type Pages } from '../../src/http/pages.ts'
import { createWebServer } from '../../src/http/web.ts'
import { system } from '../../src/platform/actor.ts'
import { createLog, type Log } from '../../src/platform/log.ts'
import { createRuntime, type GatewayName, type Runtime } from '../../src/runtime.ts'
import { openWorld } from '../world/world.ts'

const root = join(import.meta.dirname, '../..')

export async function builtPages(): Promise<Pages> {
  buildPages()
  return openBuiltPages(root)
}

/** The address of a server that was told to listen. */
export async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}

export type WebWorld = Awaited<ReturnType<typeof openWebWorld>>

/** A world with its web server; each `browser` is somebody at it. Faults of the server go to `log` where one is given. */
export async function openWebWorld(at = '2026-03-01', { log }: { log?: Log } = {}) {
  const world = await openWorld(at)
  const runtime = { ...world.runtime, log: log ?? world.runtime.log }
  const options = { pages: await builtPages(), publicUrl: null, proxies: 1 }
  const server = createWebServer(runtime, options)
  const url = await listen(server)
  return {
    ...world,
    url,
    /** Somebody's browser: a visitor's without a cookie. Each has a network address of its own. */
    browser: (cookie: string | null = null) => browserAt(url, cookie),
    /** A member of staff, with the cookie of their session. */
    async member(role: string): Promise<string> {
      const userId = await insertUser(world.runtime, role)
      await world.app.identity.addStaff(system('test'), { userId, role })
      return sessionOf(world.runtime, userId)
    },
    session: (userId: string) => sessionOf(world.runtime, userId),
    async close() {
      await close(server)
      await world.close()
    },
  }
}

async function insertUser({ database, clock }: Runtime, name: string) {
  const userId = randomUUID() as Parameters<Runtime['app']['identity']['addStaff']>[1]['userId']
  await sql`insert into users (id, name, email, email_verified, created_at, updated_at)
    values (${userId}, ${name}, ${`${userId}@example.com`}, true, ${clock.now()}, ${clock.now()})`.execute(
    database.reader,
  )
  return userId
}

/** The cookie of a new session. (Signing in, with its slow hash, has tests of its own.) */
async function sessionOf({ database }: Runtime, userId: string): Promise<string> {
  const token = randomBytes(24).toString('hex')
  await sql`insert into sessions (id, user_id, token, expires_at, created_at, updated_at)
    values (${randomUUID()}, ${userId}, ${token}, now() + interval '1 day', now(), now())`.execute(
    database.reader,
  )
  const secret = 'a secret for tests that is long enough'
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `clientele.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string; leadsTo: string | null }
type Asked = {
  method?: string
  headers?: Record<string, string>
  /** Sent in pieces, without a declared length, when it is a list. */
  body?: string | string[]
}

let clients = 0

/** Sends requests as they are written, which `fetch` would tidy up first. */
export function browserAt(url: string, cookie: string | null) {
  clients += 1
  const { hostname, port } = new URL(url)
  const own = {
    'x-forwarded-for': `198.51.${clients >> 8}.${clients & 255}`,
    ...(cookie && { cookie }),
  }

  async function ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
    // A connection each: one whose body was refused half-way is not used again.
    const request = send({ hostname, port, path, method, headers: { ...own, ...headers }, agent: false })
    for (const piece of typeof body === 'string' ? [] : (body ?? [])) request.write(piece)
    request.end(typeof body === 'string' ? body : undefined)
    const [response] = await once(request, 'response')
    request.on('error', () => undefined)
    return {
      status: response.statusCode,
      headers: response.headers,
      text: await text(response),
      leadsTo: response.headers.location ?? null,
    }
  }

  const form = { origin: url, 'content-type': 'application/x-www-form-urlencoded' }
  return {
    ask,
    /** Sends a form of this site. */
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      ask(path, {
        method: 'POST',
        headers: { ...form, ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
  }
}

/** The words that stand on a page, without its scripts and tags. */
export function wordsOf({ text }: Answer): string {
  return text
    .replaceAll(/<script[\s\S]*?<\/script>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ')
}

/** Another process that serves the same shop, with gateways of its own where they are given. */
export async function serveAgain(
  { databaseUrl, clock }: Pick<WebWorld, 'databaseUrl' | 'clock'>,
  gateways?: readonly GatewayName[],
) {
  const shopUrl = 'http://shop.test'
  const runtime = await createRuntime({
    databaseUrl,
    poolSize: 4,
    shopUrl,
    ownUrl: shopUrl,
    smtpUrl: undefined,
    secret: 'a secret for tests that is long enough',
    log: createLog('error'),
    clock,
    gateways,
  })
  const server = createWebServer(runtime, { pages: await builtPages(), publicUrl: null, proxies: 1 })
  const url = await listen(server)
  return {
    url,
    async close() {
      await close(server)
      await runtime.close()
    },
  }
}
