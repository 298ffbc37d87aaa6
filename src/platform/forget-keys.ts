import { sql } from 'kysely'
import { z } from 'zod'
import { plusMilliseconds } from '../kernel/calendar.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { systemOnly } from './permission.ts'
import { deleteFullLimits } from './rate-limit-store.ts'
import { useCase } from './use-case.ts'

const keptMs = 30 * 86_400_000
const mostAtOnce = 10_000

/** Forgets the answers to keys that nobody sends again: those older than 30 days, the oldest first; and limits that have run out. */
export const forgetKeys = useCase({
  name: 'idempotency.forget_keys',
  input: z.object({}),
  output: NoOutput,
  may: systemOnly,
  withoutHistory: 'the answers were given, and the limits have run out; what was done stands in the history',
  async run(work): Promise<void> {
    const before = plusMilliseconds(work.now, -keptMs)
    await sql`delete from idempotency_keys where (actor, use_case, key) in (
      select actor, use_case, key from idempotency_keys where created_at < ${before}
      order by created_at limit ${mostAtOnce})`.execute(work.trx)
    await deleteFullLimits(work.trx)
  },
})
