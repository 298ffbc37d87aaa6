import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** The request as the door knows it; `path` is without the query. */
export type RequestContext = {
  readonly requestId: string
  /** The client's address. */
  readonly ip: string
  readonly method: string
  readonly path: string
}

/** `trustProxy`: whether a proxy in front may name the client (X-Forwarded-For) and the request (X-Request-Id). */
export function requestContext(incoming: IncomingMessage, path: string, trustProxy: boolean): RequestContext {
  const { headers, socket, method = 'GET' } = incoming
  const direct = socket.remoteAddress ?? 'unknown'
  if (!trustProxy) return { requestId: randomUUID(), ip: direct, method, path }
  const given = headers['x-request-id']
  const requestId = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
  // The nearest proxy writes the last entry; those before it are only what the client claims.
  const nearest = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return { requestId, ip: nearest || direct, method, path }
}
