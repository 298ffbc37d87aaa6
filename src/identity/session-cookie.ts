import { createHmac, timingSafeEqual } from 'node:crypto'
import { cookiePrefix } from './auth.ts'

/**
 * The token of a request's session, or null when there is none or its signature is not ours. The cookie is better-auth's:
 * "token.signature", the signature a base64 HMAC-SHA256 of the token.
 */
export function sessionToken(cookies: string | null, secret: string): string | null {
  const value = cookies && cookieNamed(cookies, `${cookiePrefix}.session_token`)
  if (!value) return null
  const dot = value.lastIndexOf('.')
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const expected = createHmac('sha256', secret).update(token).digest()
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null
}

function cookieNamed(cookies: string, name: string): string | null {
  for (const cookie of cookies.split(';')) {
    const [key = '', ...rest] = cookie.split('=')
    const plain = key.trim().replace(/^__Secure-/, '')
    if (plain === name) return decoded(rest.join('=').trim())
  }
  return null
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}
