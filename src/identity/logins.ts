import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { UserId } from '../kernel/ids.ts'
import { line } from '../kernel/text.ts'
import { system } from '../platform/actor.ts'
import type { Database, Reader } from '../platform/database.ts'
import type { BoundSteps } from '../platform/process.ts'
import { Refused } from '../platform/refused.ts'
import {
  type Auth,
  authErrorCode,
  confirmationToken,
  createAuth,
  longestPassword,
  shortestPassword,
} from './auth.ts'
import { watchAuthOutages } from './auth-outages.ts'
import { recordEmailConfirmed, recordPasswordReset } from './record-user.ts'
import { sendResetLink } from './send-reset-link.ts'
import { sessionToken } from './session-cookie.ts'

declare module '../platform/use-case.ts' {
  interface Ports {
    readonly logins: Logins
  }
}

export const NewUser = z.object({
  name: line(120),
  email: z.email().max(254).toLowerCase(),
  password: z.string().min(shortestPassword).max(longestPassword),
})

const upTo = (most: number) => z.string().transform((text) => text.slice(0, most))

/** Where somebody signs up or in: the address, and what their browser calls itself. */
export const Origin = z.object({ address: upTo(100), browser: upTo(400) })
export type Origin = z.output<typeof Origin>

/** `cookies` are the Set-Cookie values that the browser is to be given. */
export const SignedIn = z.object({ userId: UserId, cookies: list(z.string()) })
export type SignedIn = z.output<typeof SignedIn>

/** Who writes down what became of a login. */
export const identity = system('identity')

/** What better-auth has done by its own: bound where all is bound. */
export const loginSteps = {
  sendResetLink,
  passwordReset: recordPasswordReset,
  emailConfirmed: recordEmailConfirmed,
}

type Parts<Session> = {
  readonly database: Database
  readonly shopUrl: string
  readonly secret: string
  readonly newId: () => string
  /** Who a session's token belongs to, as what doors know of them. `realNow` is the machine's time, not that of a demo shop. */
  readonly findSession: (reader: Reader, token: string, realNow: string) => Promise<Session | undefined>
  readonly steps: () => BoundSteps<typeof loginSteps>
}

type Codes = Record<string, 'email_taken' | 'sign_in_failed' | 'link_is_void'>

/** Whose session it is, at the least. */
type AnySession = { readonly userId: UserId }

export type Logins<Session extends AnySession = AnySession> = ReturnType<typeof createLogins<Session>>

/** Passwords, sessions and links through better-auth: what the processes of this slice ask. */
export function createLogins<Session extends AnySession>(parts: Parts<Session>) {
  const { database, shopUrl, secret, newId, findSession, steps } = parts
  const outages = watchAuthOutages(database.plainPool)
  const auth = createAuth({
    outages,
    baseUrl: shopUrl,
    secret,
    newId,
    sendResetLink: (to) => steps().sendResetLink(identity, to),
    passwordWasReset: (userId) => steps().passwordReset(identity, { userId }),
    emailWasConfirmed: (userId) => steps().emailConfirmed(identity, { userId }),
  })
  return {
    /** Asks better-auth. `codes` translates its refusals to ours; whatever else it throws passes through. */
    ask: <T>(codes: Codes, call: (api: Auth['api']) => Promise<T>): Promise<T> =>
      refusing(
        outages.ask(() => call(auth.api)),
        codes,
      ),
    /** A link that confirms this address, for who can read what is sent to it. */
    async confirmationUrl(to: { userId: UserId; email: string }): Promise<string> {
      return `${shopUrl}/confirm-email/${await confirmationToken(secret, to)}`
    },
    /** Who sent a request with these cookies; null for a visitor. */
    async whoSent(cookies: string | null): Promise<Session | null> {
      const token = sessionToken(cookies, secret)
      if (!token) return null
      return (await findSession(database.lanes, token, new Date().toISOString())) ?? null
    },
  }
}

async function refusing<T>(asked: Promise<T>, codes: Codes): Promise<T> {
  try {
    return await asked
  } catch (error) {
    const code = codes[authErrorCode(error) ?? '']
    if (code) throw new Refused(code)
    throw error
  }
}

/** What better-auth keeps of where a session began, as the headers in which it looks for it. */
export function headersOf({ address, browser }: Origin): Headers {
  return new Headers({ 'user-agent': plain(browser), 'x-forwarded-for': plain(address) })
}

/** As a header can have it. */
export function plain(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?')
}

export function signedIn(answer: { response: { user: { id: string } }; headers: Headers }): SignedIn {
  return { userId: UserId.parse(answer.response.user.id), cookies: answer.headers.getSetCookie() }
}
