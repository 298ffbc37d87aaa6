import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { anyone } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { NewUser } from './logins.ts'

/** Sends a link to set a new password. Answers the same whether or not there is such a login. */
export const requestPasswordReset = process({
  name: 'user.request_password_reset',
  input: z.object({ email: z.string().trim().pipe(NewUser.shape.email) }),
  output: NoOutput,
  may: anyone,
  steps: {},
  async run({ ports }, { email }) {
    await ports.logins.ask({}, (api) => api.requestPasswordReset({ body: { email } }))
  },
})
