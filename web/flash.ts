import { redirect } from 'react-router'
import { z } from 'zod'
import { ownPath } from './own-path.ts'
import type { MessageKey } from './words.ts'

/** A sentence for the next page. */
export type Flash = { readonly says: MessageKey; readonly params: Readonly<Record<string, string>> }

// Anybody can write a cookie, so that what it holds is read like a form.
const Left = z.object({
  says: z.string().max(100),
  params: z.record(z.string().max(100), z.string().max(1_000)),
})

export const forgetFlash = 'flash=; Path=/; Max-Age=0; SameSite=Lax'

/** Ends an action: leads on, and says there what was done. */
export function redirectSaying(to: string, says: MessageKey, params: Flash['params'] = {}): Response {
  const value = encodeURIComponent(JSON.stringify({ says, params }))
  return redirect(ownPath(to, '/'), {
    status: 303,
    headers: { 'Set-Cookie': `flash=${value}; Path=/; Max-Age=60; SameSite=Lax; HttpOnly` },
  })
}

/** The sentence that the page before left, or null. */
export function flashOf(request: Request): Flash | null {
  const value = /(?:^|;\s*)flash=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  if (!value) return null
  try {
    const left = Left.safeParse(JSON.parse(decodeURIComponent(value))).data
    return left ? { says: left.says as MessageKey, params: left.params } : null
  } catch {
    return null
  }
}
