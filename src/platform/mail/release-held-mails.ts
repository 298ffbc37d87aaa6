import { z } from 'zod'
import { either, staffWith, systemOnly } from '../permission.ts'
import { useCase } from '../use-case.ts'
import { releaseMails } from './mail-store.ts'

const releasedAtOnce = 1_000

/** Lets go of what the breaker held, the oldest first. `more`: there was more than is released at once. */
export const releaseHeldMails = useCase({
  name: 'mail.release_held',
  input: z.object({}),
  may: either(staffWith('settings'), systemOnly),
  async run(work): Promise<{ released: number; more: boolean }> {
    const ids = await releaseMails(work.trx, { at: work.now, limit: releasedAtOnce })
    for (const mailId of ids) work.enqueue({ name: 'deliver-mail', payload: { mailId } })
    work.record({ type: 'mail.released', customerId: null, count: ids.length })
    return { released: ids.length, more: ids.length === releasedAtOnce }
  },
})
