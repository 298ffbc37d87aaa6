import { z } from 'zod'
import type { UserId } from '../kernel/ids.ts'
import { system } from '../platform/actor.ts'
import type { Database, Reader } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { Bind } from '../platform/runner.ts'
import { authErrorCode, confirmationToken, createAuth, longestPassword, shortestPassword } from './auth.ts'
import { watchAuthOutages } from './auth-outages.ts'
import { claimResetLink } from './claim-reset-link.ts'
import {
  recordEmailConfirmed,
  recordPasswordReset,
  recordSignIn,
  recordSignOut,
  sendSecretLink,
} from './record-user.ts'
import { sessionToken } from './session-cookie.ts'
import { findUser } from './user-store.ts'

type Parts<Session> = {
  readonly bind: Bind
  readonly database: Database
  readonly shopUrl: string
  readonly secret: string
  readonly newId: () => string
  /** Who a session's token belongs to, as what doors know of them. `realNow` is the machine's time, not that of a demo shop. */
  readonly findSession: (reader: Reader, token: string, realNow: string) => Promise<Session | undefined>
}

export const NewUser = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254).toLowerCase(),
  password: z.string().min(shortestPassword).max(longestPassword),
})
export type NewUser = z.output<typeof NewUser>

/** What a door tells of a request: its headers, and where it came from. */
export type From = { readonly headers: Headers; readonly address: string }

/** `cookies` are the Set-Cookie values that the browser is to be given. */
export type SignedIn = { readonly userId: UserId; readonly cookies: string[] }

const identity = system('identity')

/** Signing up and in, through better-auth, with what happened in the history. */
export function createLogins<Session extends { readonly userId: UserId }>(parts: Parts<Session>) {
  const { bind, database, shopUrl, secret, newId, findSession } = parts
  const link = bind(sendSecretLink)
  const claim = bind(claimResetLink)
  const signIns = bind(recordSignIn)
  const signOuts = bind(recordSignOut)
  const passwordsReset = bind(recordPasswordReset)
  const emailsConfirmed = bind(recordEmailConfirmed)
  const outages = watchAuthOutages(database.plainPool)
  const auth = createAuth({
    outages,
    baseUrl: shopUrl,
    secret,
    newId,
    sendResetLink: async ({ userId, url }) => {
      await link(identity, { userId, url, purpose: 'password.reset' })
    },
    passwordWasReset: async (userId) => passwordsReset(identity, { userId }),
    emailWasConfirmed: async (userId) => emailsConfirmed(identity, { userId }),
  })

  async function recordAttempt(userId: string, from: From, succeeded: boolean): Promise<void> {
    const browser = (from.headers.get('user-agent') ?? '').slice(0, 400)
    await signIns(identity, { userId, address: from.address.slice(0, 100), browser, succeeded })
  }

  /** Who sent this request; null for a visitor. */
  async function whoSent(headers: Headers): Promise<Session | null> {
    const token = sessionToken(headers.get('cookie'), secret)
    if (!token) return null
    return (await findSession(database.lanes, token, new Date().toISOString())) ?? null
  }

  return {
    /** Makes a login and signs it in. Refused with `email_taken` when there is one with this address. */
    async signUp(asked: z.input<typeof NewUser>, from: From): Promise<SignedIn> {
      const body = accepted(NewUser, asked)
      const answer = await refusing(
        outages.ask(() => auth.api.signUpEmail({ body, headers: from.headers, returnHeaders: true })),
        { USER_ALREADY_EXISTS: 'email_taken', USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'email_taken' },
      ).catch(async (error) => {
        // A twin of this request may have been quicker; better-auth then knows only that it could not write.
        const isTaken =
          authErrorCode(error) === 'FAILED_TO_CREATE_USER' && (await findUser(database.reader, body))
        throw isTaken ? new Refused('email_taken') : error
      })
      return { userId: answer.response.user.id as UserId, cookies: answer.headers.getSetCookie() }
    },

    async signIn(asked: { email: string; password: string }, from: From): Promise<SignedIn> {
      const email = NewUser.shape.email.safeParse(asked.email.trim()).data
      if (!email) throw new Refused('sign_in_failed')
      const body = { email, password: asked.password.slice(0, longestPassword) }
      try {
        const answer = await refusing(
          outages.ask(() => auth.api.signInEmail({ body, headers: from.headers, returnHeaders: true })),
          { INVALID_EMAIL_OR_PASSWORD: 'sign_in_failed', INVALID_EMAIL: 'sign_in_failed' },
        )
        await recordAttempt(answer.response.user.id, from, true)
        return { userId: answer.response.user.id as UserId, cookies: answer.headers.getSetCookie() }
      } catch (error) {
        const user = error instanceof Refused ? await findUser(database.reader, { email }) : undefined
        if (user) await recordAttempt(user.id, from, false)
        throw error
      }
    },

    async signOut(headers: Headers): Promise<string[]> {
      const user = await whoSent(headers)
      const answer = await outages.ask(() => auth.api.signOut({ headers, returnHeaders: true }))
      if (user) await signOuts(identity, { userId: user.userId })
      return answer.headers.getSetCookie()
    },

    /** Sends a link to set a new password. Answers the same whether or not there is such a login. */
    async requestPasswordReset(email: string, headers: Headers): Promise<void> {
      const body = { email: email.trim().toLowerCase() }
      await outages.ask(() => auth.api.requestPasswordReset({ body, headers }))
    },

    /** Sets the password with a link, which ends every link of this login, and all its sessions. */
    async resetPassword(asked: { token: string; password: string }): Promise<void> {
      const { password: newPassword } = accepted(NewUser.pick({ password: true }), asked)
      const body = { newPassword, token: asked.token }
      await claim(identity, { token: asked.token })
      await refusing(
        outages.ask(() => auth.api.resetPassword({ body })),
        { INVALID_TOKEN: 'link_is_void', USER_NOT_FOUND: 'link_is_void' },
      )
    },

    /** Sends a link that confirms the address of this login, unless it is confirmed. For its owner alone to ask for. */
    async requestConfirmation(email: string): Promise<void> {
      const user = await findUser(database.reader, { email })
      if (!user || user.emailConfirmed) return
      const token = await confirmationToken(secret, { userId: user.id, email: user.email })
      const url = `${shopUrl}/confirm-email/${token}`
      await link(identity, { userId: user.id, url, purpose: 'email.confirm' })
    },

    /** Confirms the address that the link went to; again, it changes nothing. */
    async confirmEmail(token: string): Promise<void> {
      await refusing(
        outages.ask(() => auth.api.verifyEmail({ query: { token } })),
        {
          INVALID_TOKEN: 'link_is_void',
          TOKEN_EXPIRED: 'link_is_void',
          USER_NOT_FOUND: 'link_is_void',
        },
      )
    },

    whoSent,
  }
}

function accepted<S extends z.ZodType>(schema: S, asked: unknown): z.output<S> {
  const parsed = schema.safeParse(asked)
  if (parsed.success) return parsed.data
  throw new Refused('invalid_input', {}, parsed.error.issues)
}

/** Translates better-auth's refusals to ours; whatever else it throws passes through. */
async function refusing<T>(
  asked: Promise<T>,
  codes: Record<string, 'email_taken' | 'sign_in_failed' | 'link_is_void'>,
): Promise<T> {
  try {
    return await asked
  } catch (error) {
    const code = codes[authErrorCode(error) ?? '']
    if (code) throw new Refused(code)
    throw error
  }
}
