import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { KyselyPlugin, RootOperationNode } from 'kysely'
import type { z } from 'zod'
import { assert } from '../kernel/assert.ts'
import { dateIn } from '../kernel/calendar.ts'
import { canonical, toJson } from '../kernel/json.ts'
import { type Actor, actorKey } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Database, Transaction } from './database.ts'
import { appendEvents } from './history/append.ts'
import type { EventTable, NewEvent } from './history/catalogue.ts'
import { enqueue, type NewJob } from './jobs.ts'
import { type NewMail, queueMails } from './mail/outgoing.ts'
import { Refused } from './refused.ts'
import type { StoreSettings } from './store.ts'
import type { Ports, Query, UseCase, View, Work } from './use-case.ts'

export type DeskParts = {
  readonly database: Database
  readonly clock: Clock
  readonly store: () => StoreSettings
  readonly ports: Ports
  readonly events: EventTable
  readonly newId: () => string
}

export type Options = {
  readonly idempotencyKey?: string
  /** Called when this key was answered before, and that answer is given again. */
  readonly onRepeat?: () => void
}

/** A use case bound to the platform. Throws {@link Refused} for a business no; anything else thrown is a fault or outage. */
export type Bound<Input extends z.ZodType, Output> = (
  actor: Actor,
  input: z.input<Input>,
  options?: Options,
) => Promise<Output>

const mostTries = 3
const serialisationFailure = '40001'
const deadlock = '40P01'

/**
 * The one place where permission is checked, input parsed, the transaction opened, history appended, mail and jobs queued,
 * idempotency kept, and a serialisation failure tried again.
 */
export function createDesk(parts: DeskParts) {
  function bind<Input extends z.ZodType, Output>(
    does: UseCase<Input, Output> | Query<Input, Output>,
  ): Bound<Input, Output> {
    return async (actor, raw, options = {}) => {
      const input = parse(does.input, raw)
      if (does.kind === 'query') return look(parts, does, actor, input)
      return again(() =>
        parts.database.reader
          .transaction()
          .execute((trx) => transact(parts, does, { trx, actor, input, options })),
      )
    }
  }
  return bind
}

function parse<Input extends z.ZodType>(schema: Input, raw: unknown): z.output<Input> {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new Refused('invalid_input', {}, parsed.error.issues)
}

async function look<Input extends z.ZodType, Output>(
  parts: DeskParts,
  does: Query<Input, Output>,
  actor: Actor,
  input: z.output<Input>,
): Promise<Output> {
  const view = viewOf(parts, actor, parts.database.reader)
  await permit(does, view, input)
  return does.run(view, input)
}

async function transact<Input extends z.ZodType, Output>(
  parts: DeskParts,
  does: UseCase<Input, Output>,
  call: { trx: Transaction; actor: Actor; input: z.output<Input>; options: Options },
): Promise<Output> {
  const writes = watchWrites()
  const trx = call.trx.withPlugin(writes) as Transaction
  const left = { events: [] as NewEvent[], jobs: [] as NewJob[], mails: [] as NewMail[] }
  const work: Work = {
    ...viewOf(parts, call.actor, trx),
    trx,
    newId: parts.newId,
    record: (event) => void left.events.push(event),
    enqueue: (job) => void left.jobs.push(job),
    sendMail: (mail) => void left.mails.push(mail),
  }
  await permit(does, work, call.input)
  const remembered = await recall<Output>(work, does.name, call)
  if (remembered) return remembered.result
  const result = await does.run(work, call.input)
  assert(
    !writes.seen() || left.events.length > 0 || does.withoutHistory,
    `${does.name} changed something and recorded no event`,
  )
  await remember(work, does.name, call, result)
  if (left.mails.length > 0) await queueMails(call.trx, left.mails, { at: work.now, newId: parts.newId })
  if (left.jobs.length > 0) await enqueue(call.trx, left.jobs)
  if (left.events.length > 0) {
    const circumstances = { at: work.now, actor: call.actor, table: parts.events, newId: parts.newId }
    await appendEvents(call.trx, left.events, circumstances)
  }
  return result
}

function viewOf(parts: DeskParts, actor: Actor, reader: View['reader']): View {
  const store = parts.store()
  const now = parts.clock.now()
  return { reader, actor, now, today: dateIn(store.timeZone, now), store, ports: parts.ports }
}

async function permit<Input extends z.ZodType>(
  does: Pick<UseCase<Input, unknown>, 'may'>,
  view: View,
  input: z.output<Input>,
): Promise<void> {
  const verdict = await does.may.verdict(view, input)
  if (verdict === 'yes') return
  if (verdict === 'foreign') throw new Refused('not_found')
  throw new Refused(view.actor.kind === 'visitor' ? 'sign_in_required' : 'not_permitted')
}

type Keyed = { trx: Transaction; actor: Actor; input: unknown; options: Options }

/** What was answered to this key before. A twin that is still at work is waited for; another input is refused. */
async function recall<Output>(work: Work, useCase: string, call: Keyed): Promise<{ result: Output } | null> {
  const key = call.options.idempotencyKey
  if (!key) return null
  const identity = { actor: actorKey(call.actor), use_case: useCase, key }
  const inputHash = hashOf(call.input)
  const claimed = await call.trx
    .insertInto('idempotency_keys')
    .values({ ...identity, input_hash: inputHash, created_at: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed) return null
  const earlier = await call.trx
    .selectFrom('idempotency_keys')
    .select(['input_hash', 'result'])
    .where((is) => is.and(identity))
    .executeTakeFirstOrThrow()
  if (earlier.input_hash !== inputHash) throw new Refused('idempotency_key_reused')
  call.options.onRepeat?.()
  return { result: earlier.result as Output }
}

async function remember(work: Work, useCase: string, call: Keyed, result: unknown): Promise<void> {
  const key = call.options.idempotencyKey
  if (!key) return
  assert(
    isDeepStrictEqual(toJson(result), result ?? null),
    `${useCase} takes a key, so it answers plain JSON`,
  )
  await call.trx
    .updateTable('idempotency_keys')
    .set({ result: JSON.stringify(toJson(result)) })
    .where((is) => is.and({ actor: actorKey(work.actor), use_case: useCase, key }))
    .execute()
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
        /\b(insert into|delete from|update\s+\w+\s+(as \w+ )?set)\b/i.test(text),
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
