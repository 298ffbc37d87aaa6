import { redirect } from 'react-router'
import type { MessageKey } from './words.ts'

/** A sentence for the next page. */
export type Flash = { readonly says: MessageKey; readonly params: Readonly<Record<string, string>> }

export const forgetFlash = 'flash=; Path=/; Max-Age=0; SameSite=Lax'

/** Ends an action: leads on, and says there what was done. */
export function redirectSaying(to: string, says: MessageKey, params: Flash['params'] = {}): Response {
  const value = encodeURIComponent(JSON.stringify({ says, params }))
  return redirect(to, {
    status: 303,
    headers: { 'Set-Cookie': `flash=${value}; Path=/; Max-Age=60; SameSite=Lax; HttpOnly` },
  })
}

/** The sentence that the page before left, or null. */
export function flashOf(request: Request): Flash | null {
  const value = /(?:^|;\s*)flash=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  if (!value) return null
  try {
    const { says, params } = JSON.parse(decodeURIComponent(value))
    return typeof says === 'string' && typeof params === 'object'
      ? { says: says as MessageKey, params }
      : null
  } catch {
    return null
  }
}
