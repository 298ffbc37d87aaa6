import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { systemOnly } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { findUserByEmail } from './find-user.ts'
import { identity } from './logins.ts'

/** Sends the link to a new password that somebody asked for, where there is a login with this address. */
export const answerResetRequest = process({
  name: 'user.answer_reset_request',
  input: z.object({ email: z.string() }),
  output: NoOutput,
  may: systemOnly,
  steps: { find: findUserByEmail },
  async run({ ports, steps }, { email }) {
    if (!(await steps.find(identity, { email }))) return
    await ports.logins.ask({}, (api) => api.requestPasswordReset({ body: { email } }))
  },
})
