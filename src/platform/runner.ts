import type { z } from 'zod'
import { assert } from '../kernel/assert.ts'
import { dayReader, type Instant } from '../kernel/calendar.ts'
import type { Actor } from './actor.ts'
import { answerAsJson } from './answer.ts'
import type { Clock } from './clock.ts'
import type { Database, Transaction } from './database.ts'
import { appendingEvents, chainOf, type LockedHeads, lockHeads } from './history/append.ts'
import type { NewEvent } from './history/catalogue.ts'
import { answered, remembering } from './idempotency.ts'
import { enqueueing, type NewJob } from './jobs.ts'
import { NotLetIn } from './not-let-in.ts'
import { againAfterOutage } from './outage.ts'
import type { NewEmail, QueueEmails } from './outgoing-email.ts'
import type { Bound, BoundSteps, Definition, Options, Process, Steps } from './process.ts'
import { type Reaction, runReactions } from './reactions.ts'
import { Refused } from './refused.ts'
import type { ShopSettings } from './shop-settings.ts'
import type { AtCommit, Transacted } from './transaction.ts'
import type { Ports, Query, UseCase, View, Work } from './use-case.ts'
import { watchWrites } from './watch-writes.ts'

export type RunnerParts = {
  readonly database: Database
  readonly clock: Clock
  readonly shop: () => ShopSettings
  readonly ports: Ports
  readonly reactions: readonly Reaction[]
  readonly newId: () => string
  readonly queueEmails: QueueEmails
}

export type { Bound, Options }
export type Bind = ReturnType<typeof createRunner>

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
      const transacted: Transacted<z.output<Output>> = (trx, atCommit) =>
        transact(parts, does, { ...call, trx, atCommit })
      if (does.isOneStatement) return againAfterOutage(() => parts.database.oneStatement(transacted))
      const once = () => committed(parts.database, transacted)
      return options.idempotencyKey ? answered(parts.database.reader, does, call, once) : once()
    }
  }

  function bindProcess<Input extends z.ZodType, Output extends z.ZodType>(
    does: Process<Input, Output, Steps>,
  ): Bound<Input, Output> {
    const bound = Object.entries(does.steps).map(([name, step]) => [name, bind(step as Definition)] as const)
    const { clock, newId, ports } = parts
    return async (actor, raw, options = {}) => {
      const input = parse(does.input, raw)
      const view = viewOf(parts, actor, parts.database.lanes)
      await againAfterOutage(() => permit(does, view, input))
      const { account, userId, now, shop } = view
      const steps = ofOneCause(bound, options.cause ?? newId())
      const call = { actor, account, userId, now, clock, shop, newId, ports, steps, options }
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

/** The steps of a process, each with a transaction of its own, and all for one cause. */
function ofOneCause(
  bound: readonly (readonly [name: string, step: Bound<z.ZodType, z.ZodType>])[],
  cause: string,
): BoundSteps<Steps> {
  return Object.fromEntries(
    bound.map(([name, step]) => [name, (actor, input, options) => step(actor, input, { ...options, cause })]),
  )
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
async function committed<T>(database: Database, run: Transacted<T>): Promise<T> {
  let isCommitting = false
  const once = () => {
    isCommitting = false
    return database.transaction(async (trx, atCommit) => {
      const result = await run(trx, atCommit)
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
  call: { trx: Transaction; atCommit: AtCommit; actor: Actor; input: z.output<Input>; options: Options },
): Promise<z.output<Output>> {
  const writes = watchWrites()
  const trx = call.trx.withPlugin(writes) as Transaction
  const left = {
    events: [] as NewEvent[],
    jobs: [] as NewJob[],
    emails: [] as NewEmail[],
    heads: new Map() as LockedHeads,
  }
  const work: Work = {
    ...viewOf(parts, call.actor, trx),
    trx,
    newId: parts.newId,
    record: (event) => void left.events.push(event),
    enqueue: (job) => void left.jobs.push(job),
    sendEmail: (email) => void left.emails.push(email),
    lockHistory: (customerId) => lockHeads(trx, [chainOf(customerId)], left.heads),
  }
  await permit(does, work, call.input)
  const result = await does.run(work, call.input)
  await runReactions(work, left.events, parts.reactions)
  assert(
    !writes.seen() || left.events.length > 0 || does.withoutHistory,
    `${does.name} changed something and recorded no event`,
  )
  const kept = remembering(call.trx, does.name, { ...call, at: work.now }, answerAsJson(does, result))
  if (kept) call.atCommit(kept)
  await writeDown(parts, call, { ...left, at: work.now })
  return result
}

type Left = {
  readonly emails: readonly NewEmail[]
  readonly jobs: readonly NewJob[]
  readonly events: readonly NewEvent[]
  readonly heads: LockedHeads
  readonly at: Instant
}

/** What a use case leaves behind it: the heads of the history are locked last, and the rest is sent with the commit. */
async function writeDown(
  { queueEmails, ports, newId }: RunnerParts,
  { trx, atCommit, actor, options }: { trx: Transaction; atCommit: AtCommit; actor: Actor; options: Options },
  { emails, jobs, events, heads, at }: Left,
): Promise<void> {
  const { cause = newId() } = options
  const chains = events.map(({ customerId }) => chainOf(customerId))
  await lockHeads(trx, chains, heads)
  if (emails.length > 0) atCommit(queueEmails(trx, emails, { at, newId, cause }))
  if (jobs.length > 0) atCommit(enqueueing(trx, jobs))
  if (events.length === 0) return
  atCommit(appendingEvents(trx, events, heads, { at, actor, cause, table: ports.events, newId }))
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
