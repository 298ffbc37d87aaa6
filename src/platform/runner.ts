import { createHash } from 'node:crypto'
import type { KyselyPlugin, RootOperationNode } from 'kysely'
import type { z } from 'zod'
import { assert } from '../kernel/assert.ts'
import { dayReader } from '../kernel/calendar.ts'
import { canonical, type Json } from '../kernel/json.ts'
import { type Actor, actorKey } from './actor.ts'
import { answerAsJson, answerOf } from './answer.ts'
import type { Clock } from './clock.ts'
import type { Database, Transaction } from './database.ts'
import { appendEvents } from './history/append.ts'
import type { NewEvent } from './history/catalogue.ts'
import { enqueue, type NewJob } from './jobs.ts'
import { againAfterOutage, isOutage, within } from './outage.ts'
import { type NewEmail, queueEmails } from './outgoing-email.ts'
import type { Bound, BoundSteps, Definition, Options, Process, Steps } from './process.ts'
import { type Reaction, runReactions } from './reactions.ts'
import { Refused } from './refused.ts'
import type { ShopSettings } from './shop-settings.ts'
import type { Ports, Query, UseCase, View, Work } from './use-case.ts'

export type RunnerParts = {
  readonly database: Database
  readonly clock: Clock
  readonly shop: () => ShopSettings
  readonly ports: Ports
  readonly reactions: readonly Reaction[]
  readonly newId: () => string
}

export type { Bound, Options }

const longestRecallMs = 2_000
const mostTries = 3
const serialisationFailure = '40001'
const deadlock = '40P01'

/**
 * The one place where permission is checked, input parsed, the transaction opened, history appended, email and jobs queued,
 * idempotency kept, and a serialisation failure or a connection that was lost tried again.
 */
export function createRunner(parts: RunnerParts) {
  const definitions = new Map<string, Definition>()

  function bind<Input extends z.ZodType, Output extends z.ZodType>(
    does: UseCase<Input, Output> | Query<Input, Output> | Process<Input, Output, Steps>,
  ): Bound<Input, Output> {
    definitions.set(does.name, does)
    if (does.kind === 'process') return bindProcess(does)
    return async (actor, raw, options = {}) => {
      const input = parse(does.input, raw)
      if (does.kind === 'query') return againAfterOutage(() => look(parts, does, actor, input))
      const call = { actor, input, options }
      const once = () => committed(parts.database, (trx) => transact(parts, does, { ...call, trx }))
      return options.idempotencyKey ? answered(parts.database.reader, does, call, once) : once()
    }
  }

  function bindProcess<Input extends z.ZodType, Output extends z.ZodType>(
    does: Process<Input, Output, Steps>,
  ): Bound<Input, Output> {
    const bound = Object.entries(does.steps).map(([name, step]) => [name, bind(step as Definition)])
    const steps = Object.fromEntries(bound) as BoundSteps<Steps>
    const { clock, newId, ports } = parts
    return async (actor, raw, options = {}) => {
      const input = parse(does.input, raw)
      const view = viewOf(parts, actor, parts.database.lanes)
      await againAfterOutage(() => permit(does, view, input))
      const { account, userId, now } = view
      const call = { actor, account, userId, now, clock, newId, ports, steps, options }
      const answer = await does.run(call, input)
      answerAsJson(does, answer)
      return answer
    }
  }

  return Object.assign(bind, {
    /** Everything that was bound, in the order of its names. */
    definitions: () => [...definitions.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
  })
}

function parse<Input extends z.ZodType>(schema: Input, raw: unknown): z.output<Input> {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new Refused('invalid_input', {}, parsed.error.issues)
}

/** Checking what a query answers costs as much as a small one takes, so it is done wherever the program is tried, and not in production. */
const checksQueries = process.env.NODE_ENV !== 'production'

async function look<Input extends z.ZodType, Output extends z.ZodType>(
  parts: RunnerParts,
  does: Query<Input, Output>,
  actor: Actor,
  input: z.output<Input>,
): Promise<z.output<Output>> {
  const view = viewOf(parts, actor, parts.database.lanes)
  await permit(does, view, input)
  const answer = await does.run(view, input)
  if (checksQueries) answerAsJson(does, answer)
  return answer
}

/**
 * A transaction, and its outcome. Until `commit` is sent nothing of it stays, so it is done again when its connection was lost.
 * Afterwards it may have been committed without our hearing of it, and is not repeated.
 */
async function committed<T>(database: Database, run: (trx: Transaction) => Promise<T>): Promise<T> {
  let isCommitting = false
  const once = () => {
    isCommitting = false
    return database.reader.transaction().execute(async (trx) => {
      const result = await run(trx)
      isCommitting = true
      return result
    })
  }
  return againAfterOutage(
    () => again(once),
    () => isCommitting,
  )
}

async function transact<Input extends z.ZodType, Output extends z.ZodType>(
  parts: RunnerParts,
  does: UseCase<Input, Output>,
  call: { trx: Transaction; actor: Actor; input: z.output<Input>; options: Options },
): Promise<z.output<Output>> {
  const writes = watchWrites()
  const trx = call.trx.withPlugin(writes) as Transaction
  const left = { events: [] as NewEvent[], jobs: [] as NewJob[], emails: [] as NewEmail[] }
  const work: Work = {
    ...viewOf(parts, call.actor, trx),
    trx,
    newId: parts.newId,
    record: (event) => void left.events.push(event),
    enqueue: (job) => void left.jobs.push(job),
    sendEmail: (email) => void left.emails.push(email),
  }
  await permit(does, work, call.input)
  const result = await does.run(work, call.input)
  await runReactions(work, left.events, parts.reactions)
  assert(
    !writes.seen() || left.events.length > 0 || does.withoutHistory,
    `${does.name} changed something and recorded no event`,
  )
  await remember(work, does.name, call, answerAsJson(does, result))
  if (left.emails.length > 0) await queueEmails(call.trx, left.emails, { at: work.now, newId: parts.newId })
  if (left.jobs.length > 0) await enqueue(call.trx, left.jobs)
  if (left.events.length > 0) {
    const circumstances = { at: work.now, actor: call.actor, table: parts.ports.events, newId: parts.newId }
    await appendEvents(call.trx, left.events, circumstances)
  }
  return result
}

const dayIn = dayReader()

function viewOf(parts: RunnerParts, actor: Actor, reader: View['reader']): View {
  const shop = parts.shop()
  const now = parts.clock.now()
  return {
    reader,
    actor,
    account: 'customerId' in actor ? actor.customerId : null,
    userId: 'userId' in actor ? actor.userId : null,
    now,
    today: dayIn(shop.timeZone, now),
    shop,
    ports: parts.ports,
  }
}

async function permit<Input extends z.ZodType>(
  does: Pick<UseCase<Input, z.ZodType>, 'may'>,
  view: View,
  input: z.output<Input>,
): Promise<void> {
  const verdict = await does.may.verdict(view, input)
  if (verdict === 'yes') return
  if (verdict === 'foreign') throw new NotLetIn('not_found')
  throw new NotLetIn(view.actor.kind === 'visitor' ? 'sign_in_required' : 'not_permitted')
}

/** Nothing was begun, and nothing that was answered before is told. */
class NotLetIn extends Refused {}

type Keyed = { actor: Actor; input: unknown; options: Options }

/** Another call with this key was answered. What this one did is rolled back. */
class AnsweredBefore extends Error {}

/**
 * Answers a key as it was answered before. Done again, something is refused (what it did is done), or finds its key taken when it
 * has come to its end; either way what counts is the first answer, if there is one. Another input is refused.
 */
async function answered<Output extends z.ZodType>(
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

/** Keeps the answer to a key, in the transaction that came to it. A twin that is still at work is waited for here. */
async function remember(
  work: Work,
  useCase: string,
  { actor, input, options }: Keyed,
  result: Json,
): Promise<void> {
  const key = options.idempotencyKey
  if (!key) return
  const kept = await work.trx
    .insertInto('idempotency_keys')
    .values({
      actor: actorKey(actor),
      use_case: useCase,
      key,
      input_hash: hashOf(input),
      result: JSON.stringify(result),
      created_at: work.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!kept) throw new AnsweredBefore(`${useCase} was done with this key`)
}

function hashOf(input: unknown): string {
  return createHash('sha256').update(canonical(input)).digest('hex')
}

/** Notices statements that insert, update or delete. Locking a row is not writing. */
function watchWrites(): KyselyPlugin & { seen(): boolean } {
  let seen = false
  return {
    seen: () => seen,
    transformQuery({ node }) {
      seen ||= changes(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

function changes(node: RootOperationNode): boolean {
  switch (node.kind) {
    case 'InsertQueryNode':
    case 'UpdateQueryNode':
    case 'DeleteQueryNode':
    case 'MergeQueryNode':
      return true
    case 'RawNode':
      return node.sqlFragments.some((text) =>
        // Only what updates has a SET; what locks rows FOR UPDATE has none.
        /\b(?:insert into|delete from|set)\b/i.test(text),
      )
    default:
      return false
  }
}

async function again<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run()
    } catch (error) {
      const code = (error as { code?: string }).code
      if (tries >= mostTries || (code !== serialisationFailure && code !== deadlock)) throw error
    }
  }
}
