import { z } from 'zod'
import { anyone } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { Refused } from '../platform/refused.ts'
import { authErrorCode } from './auth.ts'
import { findUserByEmail } from './find-user.ts'
import { headersOf, identity, NewUser, Origin, SignedIn, signedIn } from './logins.ts'

const taken = {
  USER_ALREADY_EXISTS: 'email_taken',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'email_taken',
} as const

/** Makes a login and signs it in. Refused with `email_taken` when there is one with this address. */
export const signUp = process({
  name: 'user.sign_up',
  input: z.object({ ...NewUser.shape, from: Origin }),
  output: SignedIn,
  may: anyone,
  steps: { find: findUserByEmail },
  async run({ ports, steps }, { from, ...body }) {
    const headers = headersOf(from)
    try {
      return signedIn(
        await ports.logins.ask(taken, (api) => api.signUpEmail({ body, headers, returnHeaders: true })),
      )
    } catch (error) {
      // A twin of this request may have been quicker; better-auth then knows only that it could not write.
      if (authErrorCode(error) !== 'FAILED_TO_CREATE_USER') throw error
      throw (await steps.find(identity, { email: body.email })) ? new Refused('email_taken') : error
    }
  },
})
