import { z } from 'zod'
import { anyone } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { isResetLink } from './reset-link-store.ts'

/** Whether a link to a new password still holds, for whoever opens it. */
export const checkResetLink = query({
  name: 'user.check_reset_link',
  input: z.object({ token: z.string().max(200) }),
  output: z.object({ isGood: z.boolean() }),
  may: anyone,
  async run({ reader }, { token }) {
    return { isGood: await isResetLink(reader, token, new Date().toISOString()) }
  },
})
