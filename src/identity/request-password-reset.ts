import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { anyone } from '../platform/permission.ts'
import { useCase } from '../platform/use-case.ts'
import { NewUser } from './logins.ts'

declare module '../platform/jobs.ts' {
  interface Jobs {
    'send-reset-link': { email: string }
  }
}

/**
 * Asks for a link to set a new password. Whether there is such a login is looked up afterwards, by a job: whoever asks gets the same answer
 * for the same work.
 */
export const requestPasswordReset = useCase({
  name: 'user.request_password_reset',
  input: z.object({ email: z.string().trim().pipe(NewUser.shape.email) }),
  output: NoOutput,
  may: anyone,
  withoutHistory: 'a link that is sent is recorded when it is; what strangers ask for is not',
  async run(work, { email }) {
    work.enqueue({ name: 'send-reset-link', payload: { email }, key: `send-reset-link ${email}` })
  },
})
