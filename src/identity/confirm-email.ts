import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { anyone } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import './logins.ts'

const isVoid = {
  INVALID_TOKEN: 'link_is_void',
  TOKEN_EXPIRED: 'link_is_void',
  USER_NOT_FOUND: 'link_is_void',
} as const

/** Confirms the address that the link went to; again, it changes nothing. Whoever has the link may. */
export const confirmEmail = process({
  name: 'user.confirm_email',
  input: z.object({ token: z.string() }),
  output: NoOutput,
  may: anyone,
  steps: {},
  async run({ ports }, { token }) {
    await ports.logins.ask(isVoid, (api) => api.verifyEmail({ query: { token } }))
  },
})
