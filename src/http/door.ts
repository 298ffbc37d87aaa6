import type { ServerResponse } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { contextBehind, type RequestContext } from './client.ts'
import { isCrossSite } from './cross-site.ts'
import { entriesIn, isForm, mostEntries } from './form-entries.ts'
import { type DoorTrouble, plainPage } from './plain-page.ts'
import { createRateLimit, plainPath } from './rate-limit.ts'
import { isForSearch } from './search-engines.ts'
import { createNonce, setSecureHeaders } from './secure-headers.ts'
import type { HttpOptions } from './server.ts'

export type DoorEnv = {
  Bindings: HttpBindings
  Variables: {
    context: RequestContext
    nonce: string
    /** Set when the pages shall answer with this status and nothing else. */
    stop: number | null
  }
}

type Next = () => Promise<void>

const defaultBodyLimit = 1_000_000

/** What every request passes: its id, the headers, the built files, and the refusals that need no page. */
export function createDoor(options: HttpOptions) {
  const wait = createRateLimit(options.limits)
  const publicHost = options.publicUrl ? new URL(options.publicUrl).host : null
  const https = options.publicUrl?.startsWith('https:') ?? false
  const contextOf = contextBehind(options.proxies)
  const mode = { https, development: options.pages.development !== null }

  return async (c: Context<DoorEnv>, next: Next): Promise<Response | undefined> => {
    const incoming = c.env.incoming
    const context = contextOf(incoming, c.req.path)
    // Vite's own scripts carry none, and the policy for developing asks for none.
    const nonce = mode.development ? '' : createNonce()
    c.set('context', context)
    c.set('nonce', nonce)
    c.set('stop', null)
    setSecureHeaders(c.env.outgoing, nonce, mode)
    c.env.outgoing.setHeader('x-request-id', context.requestId)
    if (!isForSearch(context.path)) c.env.outgoing.setHeader('x-robots-tag', 'noindex')
    whenAnswered(c.env.outgoing, context, options)
    // The database has no such character, and no honest address has.
    if (incoming.url?.includes('%00')) return stop(c, 400, next)
    const file = options.pages.files(context.path, incoming.headers['accept-encoding'])
    if (file) return file
    if (!isMachine(context.path, options) && isCrossSite(c.req.raw, incoming.headers.host, publicHost)) {
      return stop(c, 403, next)
    }
    const seconds = wait(context.ip, context.method, plainPath(context.path), options.now())
    if (seconds > 0) return stop(c, 429, next, { 'retry-after': String(seconds) })
    return withinLimit(c, limitFor(context.path, options), next)
  }
}

function whenAnswered(outgoing: ServerResponse, context: RequestContext, { onAnswer }: HttpOptions): void {
  const begun = performance.now()
  outgoing.once('close', () => onAnswer(context, outgoing.statusCode, performance.now() - begun))
}

function isMachine(path: string, { mounts }: HttpOptions): boolean {
  return mounts.some((mount) => mount.crossSite && (path === mount.path || path.startsWith(`${mount.path}/`)))
}

function limitFor(path: string, { bodyLimits }: HttpOptions): number {
  return bodyLimits.find((limit) => path.startsWith(limit.path))?.bytes ?? defaultBodyLimit
}

/** Refuses what is declared too long at once, and counts what comes without a declared length. */
function withinLimit(c: Context<DoorEnv>, bytes: number, next: Next): Promise<Response | undefined> {
  const { headers } = c.env.incoming
  if (Number(headers['content-length'] ?? 0) > bytes) return stop(c, 413, next)
  const counted = () => withFewFields(c, next)
  if (headers['transfer-encoding'] === undefined) return counted()
  const count = bodyLimit({ maxSize: bytes, onError: (at) => plainPage(413, at.var.context) })
  // It gives back what comes next, though its type says that nothing does.
  return count(c, counted as unknown as Next) as Promise<Response | undefined>
}

/** Refuses forms of too many fields here, so that nothing behind the door has to think of them. */
async function withFewFields(c: Context<DoorEnv>, next: Next): Promise<Response | undefined> {
  const type = c.req.raw.headers.get('content-type')
  if (!isForm(type) || c.req.raw.body === null) return passOn(next)
  const body = await c.req.raw.arrayBuffer().catch(() => null)
  if (body === null) return stop(c, 400, next)
  c.req.raw = new Request(c.req.raw, { body })
  return entriesIn(new Uint8Array(body), type) > mostEntries ? stop(c, 413, next) : passOn(next)
}

export async function passOn(next: Next): Promise<undefined> {
  await next()
}

/**
 * Ends a request here. A script that asked for a page's data could not read a page of HTML, so it gets the same status
 * from the pages, in their own encoding, and shows the error page.
 */
export async function stop(
  c: Context<DoorEnv>,
  status: DoorTrouble,
  next: Next,
  headers: Record<string, string> = {},
): Promise<Response | undefined> {
  for (const [name, value] of Object.entries(headers)) c.env.outgoing.setHeader(name, value)
  if (!c.var.context.path.endsWith('.data')) return plainPage(status, c.var.context)
  c.set('stop', status)
  return passOn(next)
}
