import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { asUser } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import './logins.ts'
import { sendSecretLink } from './secret-link.ts'
import { findUser } from './user-store.ts'

/** Sends the login that acts a link that confirms its address, unless it is confirmed. */
export const requestConfirmation = useCase({
  name: 'user.request_confirmation',
  input: z.object({}),
  output: NoOutput,
  may: asUser,
  async run(work) {
    const user = orNotFound(await findUser(work.reader, { userId: work.userId }))
    if (user.emailConfirmed) return
    const url = await work.ports.logins.confirmationUrl({ userId: user.id, email: user.email })
    await sendSecretLink(work, user, { template: 'email.confirm', url })
  },
})
