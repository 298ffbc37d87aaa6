import { z } from 'zod'
import { anyone } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { Refused } from '../platform/refused.ts'
import { longestPassword } from './auth.ts'
import { findUserByEmail } from './find-user.ts'
import { headersOf, identity, NewUser, Origin, SignedIn, signedIn } from './logins.ts'
import { recordSignIn } from './record-user.ts'

const failed = { INVALID_EMAIL_OR_PASSWORD: 'sign_in_failed', INVALID_EMAIL: 'sign_in_failed' } as const

/** Signs in; that it failed is told in the history as well, and in the same words for an address that nobody has. */
export const signIn = process({
  name: 'user.sign_in',
  input: z.object({
    email: z.string(),
    password: z.string().transform((text) => text.slice(0, longestPassword)),
    from: Origin,
  }),
  output: SignedIn,
  may: anyone,
  steps: { find: findUserByEmail, record: recordSignIn },
  async run({ ports, steps }, { email: typed, password, from }) {
    const email = NewUser.shape.email.safeParse(typed.trim()).data
    if (!email) throw new Refused('sign_in_failed')
    const headers = headersOf(from)
    const body = { email, password }
    try {
      const answer = await ports.logins.ask(failed, (api) =>
        api.signInEmail({ body, headers, returnHeaders: true }),
      )
      const { userId, cookies } = signedIn(answer)
      await steps.record(identity, { userId, from, outcome: 'signed_in' })
      return { userId, cookies }
    } catch (error) {
      const user = error instanceof Refused ? await steps.find(identity, { email }) : null
      if (user) await steps.record(identity, { userId: user.id, from, outcome: 'sign_in_failed' })
      throw error
    }
  },
})
