import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { plainAddress } from '../platform/counted-address.ts'

/** The request as the door knows it; `path` is without the query. */
export type RequestContext = {
  readonly requestId: string
  /** The client's address. */
  readonly ip: string
  /** Who the connection comes from: the client or the nearest proxy. */
  readonly peer: string
  readonly method: string
  readonly path: string
}

/**
 * Of a client that reaches this process through so many proxies of ours. Each adds whom it was asked by to X-Forwarded-For, so the client is
 * that many entries before the end; what stands before that is only what the client claims. The nearest may name the request (X-Request-Id).
 */
export function contextBehind(proxies: number) {
  return (incoming: IncomingMessage, path: string): RequestContext => {
    const { headers, socket, method = 'GET' } = incoming
    const written = socket.remoteAddress ?? 'unknown'
    const peer = plainAddress(written) ?? written
    if (proxies === 0) return { requestId: randomUUID(), ip: peer, peer, method, path }
    const given = headers['x-request-id']
    const requestId = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    return { requestId, ip: forwardedFor(headers['x-forwarded-for'], proxies) ?? peer, peer, method, path }
  }
}

function forwardedFor(header: string | string[] | undefined, proxies: number): string | null {
  const entries = String(header ?? '').split(',')
  const entry = entries.at(-proxies)
  return entry === undefined ? null : plainAddress(entry.trim())
}

/** Whether the connection comes from this machine itself, whatever the request says. */
export function isFromHere({ peer }: RequestContext): boolean {
  return peer === '::1' || peer.startsWith('127.')
}
