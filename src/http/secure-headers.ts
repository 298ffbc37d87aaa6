import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'

/** A fresh nonce for one response's Content-Security-Policy. */
export function createNonce(): string {
  return randomBytes(16).toString('base64')
}

/** Which policy: of the running shop, or of a developer's machine where Vite injects scripts and styles. */
export type SecurityMode = { readonly https: boolean; readonly development: boolean }

/**
 * Writes the headers that every answer carries. They are set on Node's response, which merges them with those of the
 * answer, so that no handler can forget them and no Headers object is built for them.
 */
export function setSecureHeaders(outgoing: ServerResponse, nonce: string, mode: SecurityMode): void {
  outgoing.setHeader('content-security-policy', mode.development ? developmentPolicy : policy(nonce))
  outgoing.setHeader('x-content-type-options', 'nosniff')
  outgoing.setHeader('x-frame-options', 'DENY')
  outgoing.setHeader('referrer-policy', 'same-origin')
  outgoing.setHeader('cross-origin-opener-policy', 'same-origin')
  outgoing.setHeader('cross-origin-resource-policy', 'same-origin')
  outgoing.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  if (mode.https) outgoing.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

function policy(nonce: string): string {
  return `script-src 'self' 'nonce-${nonce}'; ${rest}`
}

const rest =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

const developmentPolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self' ws:; worker-src 'self' blob:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
