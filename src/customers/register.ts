import { z } from 'zod'
import { NewUser, Origin, SignedIn } from '../identity/logins.ts'
import { requestConfirmation } from '../identity/request-confirmation.ts'
import { signUp } from '../identity/sign-up.ts'
import type { Actor } from '../platform/actor.ts'
import { anyone } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { NewCustomer } from './customer.ts'
import { openAccount } from './open-account.ts'
import { refuseUnlikely } from './refuse-unlikely.ts'

/**
 * Makes a login, signs it in, opens its account, and sends the link that confirms its address. Ended half-way, there is a login that
 * signs in and opens its account then.
 */
export const register = process({
  name: 'customer.register',
  input: z.object({ ...NewUser.shape, ...NewCustomer.shape, from: Origin }),
  output: SignedIn,
  may: anyone,
  steps: { signUp, open: openAccount, confirm: requestConfirmation },
  async run({ actor, steps }, { email, password, from, ...details }) {
    // Before the login is made, for it would stay.
    refuseUnlikely(details, null)
    const signedIn = await steps.signUp(actor, { name: details.name, email, password, from })
    const user: Actor = { kind: 'user', userId: signedIn.userId }
    await steps.open(user, details)
    await steps.confirm(user, {})
    return signedIn
  },
})
