import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { UserId } from '../kernel/ids.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { sendSecretLink } from './secret-link.ts'
import { findUser } from './user-store.ts'

/** Sends a login the link that sets a new password. */
export const sendResetLink = useCase({
  name: 'user.send_reset_link',
  input: z.object({ userId: UserId, url: z.url() }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { userId, url }) {
    const user = orNotFound(await findUser(work.reader, { userId }))
    await sendSecretLink(work, user, { template: 'password.reset', url })
  },
})
