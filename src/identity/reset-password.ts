import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { anyone } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { claimResetLink } from './claim-reset-link.ts'
import { identity, NewUser } from './logins.ts'

const isVoid = { INVALID_TOKEN: 'link_is_void', USER_NOT_FOUND: 'link_is_void' } as const

/** Sets the password with a link, which ends every link of this login, and all its sessions. Whoever has the link may. */
export const resetPassword = process({
  name: 'user.reset_password',
  input: z.object({ token: z.string(), password: NewUser.shape.password }),
  output: NoOutput,
  may: anyone,
  steps: { claim: claimResetLink },
  async run({ ports, steps }, { token, password }) {
    await steps.claim(identity, { token })
    await ports.logins.ask(isVoid, (api) => api.resetPassword({ body: { newPassword: password, token } }))
  },
})
