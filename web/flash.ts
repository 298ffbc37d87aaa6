import { redirect } from 'react-router'
import { z } from 'zod'
import { ownPath } from './own-path.ts'
import { isSaid, type MessageKey, say, wordsIn } from './words.ts'

/** A sentence for the next page, in words of the reader. */
export type Flash = { readonly text: string }

type Params = Readonly<Record<string, string>>

// Anybody can write a cookie, so that what it holds is read like a form.
const Left = z.object({
  says: z.string().max(100),
  params: z.record(z.string().max(100), z.string().max(1_000)),
})

export const forgetFlash = 'flash=; Path=/; Max-Age=0; SameSite=Lax'

/** Ends an action: leads on, and says there what was done. */
export function redirectSaying(to: string, says: MessageKey, params: Params = {}): Response {
  const value = encodeURIComponent(JSON.stringify({ says, params }))
  return redirect(ownPath(to, '/'), {
    status: 303,
    headers: { 'Set-Cookie': `flash=${value}; Path=/; Max-Age=60; SameSite=Lax; HttpOnly` },
  })
}

/** The sentence that the page before left, or null; one that the catalogue does not have is none. */
export function flashOf(request: Request, locale: string): Flash | null {
  const value = /(?:^|;\s*)flash=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  if (!value) return null
  try {
    const left = Left.safeParse(JSON.parse(decodeURIComponent(value))).data
    return left && isSaid(left.says) ? { text: say(wordsIn(locale).t, left.says, left.params) } : null
  } catch {
    return null
  }
}
