import { createHash } from 'node:crypto'
import type { CompiledQuery } from 'kysely'
import type { z } from 'zod'
import type { Instant } from '../kernel/calendar.ts'
import { canonical, type Json } from '../kernel/json.ts'
import { type Actor, actorKey } from './actor.ts'
import { answerOf } from './answer.ts'
import type { Database, Transaction } from './database.ts'
import { NotLetIn } from './not-let-in.ts'
import { isOutage, within } from './outage.ts'
import type { Options } from './process.ts'
import { Refused } from './refused.ts'

const longestRecallMs = 2_000

type Keyed = { actor: Actor; input: unknown; options: Options }

/**
 * Answers a key as it was answered before. Done again, something is refused (what it did is done), or finds its key taken when it
 * has come to its end; either way what counts is the first answer, if there is one. Another input is refused.
 */
export async function answered<Output extends z.ZodType>(
  reader: Database['reader'],
  does: { readonly name: string; readonly output: Output },
  call: Keyed,
  once: () => Promise<z.output<Output>>,
): Promise<z.output<Output>> {
  try {
    return await once()
  } catch (error) {
    const earlier = error instanceof NotLetIn ? undefined : await recalled(reader, does.name, { call, error })
    if (!earlier) throw error
    if (earlier.inputHash !== hashOf(call.input)) throw new Refused('idempotency_key_reused')
    call.options.onRepeat?.()
    return answerOf(does, earlier.result) as z.output<Output>
  }
}

/** What went wrong is worth more than that it could not be looked up. */
async function recalled(reader: Database['reader'], useCase: string, after: { call: Keyed; error: unknown }) {
  const asked = recall(reader, useCase, after.call)
  const answer = isOutage(after.error) ? within(longestRecallMs, asked, 'the database') : asked
  return answer.catch(() => undefined)
}

async function recall(reader: Database['reader'], useCase: string, { actor, options }: Keyed) {
  return reader
    .selectFrom('idempotency_keys')
    .select(['input_hash as inputHash', 'result'])
    .where('actor', '=', actorKey(actor))
    .where('use_case', '=', useCase)
    .where('key', '=', options.idempotencyKey ?? '')
    .executeTakeFirst()
}

/**
 * The statement that keeps the answer to a key, in the transaction that came to it. It waits for a twin that is still at work, and fails when that
 * was answered: then all of this one is rolled back, and what counts is the first answer.
 */
export function remembering(
  trx: Transaction,
  useCase: string,
  { actor, input, options, at }: Keyed & { readonly at: Instant },
  result: Json,
): CompiledQuery | null {
  const key = options.idempotencyKey
  if (!key) return null
  return trx
    .insertInto('idempotency_keys')
    .values({
      actor: actorKey(actor),
      use_case: useCase,
      key,
      input_hash: hashOf(input),
      result: JSON.stringify(result),
      created_at: at,
    })
    .compile()
}

function hashOf(input: unknown): string {
  return createHash('sha256').update(canonical(input)).digest('hex')
}
