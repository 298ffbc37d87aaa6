import { betterAuth } from 'better-auth'
import { APIError, createEmailVerificationToken } from 'better-auth/api'
import type { AuthOutages } from './auth-outages.ts'

export type AuthParts = {
  readonly outages: AuthOutages
  readonly baseUrl: string
  readonly secret: string
  readonly newId: () => string
  /** The link proves that its bearer reads the user's address. */
  sendResetLink(to: { userId: string; url: string }): Promise<void>
  passwordWasReset(userId: string): Promise<void>
  emailWasConfirmed(userId: string): Promise<void>
}

export const shortestPassword = 10
export const longestPassword = 128
const days = 24 * 60 * 60
export const sessionSeconds = 30 * days
export const cookiePrefix = 'clientele'

export type Auth = ReturnType<typeof createAuth>

/**
 * better-auth on this database, under our table names. Its own routes are not served: pages call its functions from their
 * actions, behind the same checks as every other form. Passwords are hashed with scrypt in the thread pool.
 */
export function createAuth(parts: AuthParts) {
  const { noting } = parts.outages
  return betterAuth({
    database: { db: parts.outages.database, type: 'postgres', transaction: true },
    baseURL: parts.baseUrl,
    secret: parts.secret,
    trustedOrigins: [parts.baseUrl],
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix,
      useSecureCookies: parts.baseUrl.startsWith('https:'),
      database: { generateId: parts.newId },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 60 * 60,
      sendResetPassword: ({ user, token }) =>
        noting(() =>
          parts.sendResetLink({ userId: user.id, url: `${parts.baseUrl}/reset-password/${token}` }),
        ),
      onPasswordReset: ({ user }) => noting(() => parts.passwordWasReset(user.id)),
    },
    emailVerification: { afterEmailVerification: (user) => noting(() => parts.emailWasConfirmed(user.id)) },
    session: {
      modelName: 'sessions',
      fields: sessionColumns,
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
    },
    user: { modelName: 'users', fields: userColumns },
    account: { modelName: 'logins', fields: loginColumns },
    verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...stamps } },
  })
}

/**
 * What a link to confirm an address carries. Made here because better-auth's own request takes half a second, to hide from
 * strangers which addresses it knows; ours comes from the owner.
 */
export function confirmationToken(secret: string, to: { userId: string; email: string }): Promise<string> {
  return createEmailVerificationToken(secret, to.email, undefined, 3 * days, { userId: to.userId })
}

/** better-auth's own code for why it said no ("INVALID_EMAIL_OR_PASSWORD"), or null when it is no such answer. */
export function authErrorCode(error: unknown): string | null {
  if (!(error instanceof APIError)) return null
  return (error.body as { code?: string } | undefined)?.code ?? 'UNKNOWN'
}

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const
const userColumns = { emailVerified: 'email_verified', ...stamps } as const
const sessionColumns = {
  userId: 'user_id',
  expiresAt: 'expires_at',
  ipAddress: 'ip_address',
  userAgent: 'user_agent',
  ...stamps,
} as const
const loginColumns = {
  userId: 'user_id',
  accountId: 'account_id',
  providerId: 'provider_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  ...stamps,
} as const
