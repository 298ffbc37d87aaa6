import { z } from 'zod'
import { either, staffWith, systemOnly } from '../platform/permission.ts'
import { useCase } from '../platform/use-case.ts'
import { queueReleased } from './email-store.ts'

const releasedAtOnce = 1_000

/** Lets go of what the breaker held back, the oldest first. `more`: there was more than is released at once. */
export const releaseEmails = useCase({
  name: 'email.release',
  input: z.object({}),
  output: z.object({ released: z.number().int(), more: z.boolean() }),
  may: either(staffWith('settings'), systemOnly),
  async run(work) {
    const ids = await queueReleased(work.trx, { at: work.now, limit: releasedAtOnce })
    for (const emailId of ids) work.enqueue({ name: 'deliver-email', payload: { emailId } })
    work.record({ type: 'email.released', customerId: null, count: ids.length })
    return { released: ids.length, more: ids.length === releasedAtOnce }
  },
})
