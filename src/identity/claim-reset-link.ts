import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { systemOnly } from '../platform/permission.ts'
import { Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { endResetLinks, lockResetLink } from './reset-link-store.ts'

/**
 * A link is about to set a new password: every other one of the same login is void from here on. Who reads old emails can do
 * nothing with them, and of two links that are used at once only one sets a password.
 */
export const claimResetLink = useCase({
  name: 'user.claim_reset_link',
  input: z.object({ token: z.string() }),
  output: NoOutput,
  may: systemOnly,
  withoutHistory: 'a password is to be set; it is recorded when it has been',
  async run(work, { token }) {
    const userId = await lockResetLink(work.trx, token, new Date().toISOString())
    if (userId === null) throw new Refused('link_is_void')
    await endResetLinks(work.trx, userId, { but: token })
  },
})
