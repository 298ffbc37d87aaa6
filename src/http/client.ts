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

/** Of a client that reaches this process by itself. */
export function directContext({ socket, method = 'GET' }: IncomingMessage, path: string): RequestContext {
  return { requestId: randomUUID(), ip: socket.remoteAddress ?? 'unknown', method, path }
}

/** Behind a proxy, which names the client (X-Forwarded-For) and may name the request (X-Request-Id). */
export function proxiedContext(incoming: IncomingMessage, path: string): RequestContext {
  const { headers, method = 'GET' } = incoming
  const direct = directContext(incoming, path)
  const given = headers['x-request-id']
  const requestId = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : direct.requestId
  // The nearest proxy writes the last entry; those before it are only what the client claims.
  const nearest = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return { requestId, ip: nearest || direct.ip, method, path }
}
