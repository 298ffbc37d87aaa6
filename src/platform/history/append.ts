import { randomBytes } from 'node:crypto'
import { type CompiledQuery, sql } from 'kysely'
import { assert } from '../../kernel/assert.ts'
import type { Instant } from '../../kernel/calendar.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import { canonical, toJson } from '../../kernel/json.ts'
import { type Actor, actorRecord } from '../actor.ts'
import type { Transaction } from '../database.ts'
import { contentOf, type EventKind, type EventTable, type NewEvent } from './catalogue.ts'
import { type ChainedEvent, chainStart, commitTo, eventDigest, shopChain } from './digest.ts'

type Circumstances = { at: Instant; actor: Actor; cause: string; table: EventTable; newId: () => string }
type Head = { chain: string; seq: bigint; digest: string }
type Entry = ChainedEvent & {
  digest: string
  salt: string | null
  personal: unknown
}

/** The last link of each chain that is locked until the transaction ends, by the chain's id. */
export type LockedHeads = Map<string, Head>

export function chainOf(customerId: CustomerId | null): string {
  return customerId ?? shopChain
}

/** Locks the heads of these chains that are not among `locked` yet, in the order of their ids, and adds them. */
export async function lockHeads(
  trx: Transaction,
  chains: readonly string[],
  locked: LockedHeads,
): Promise<void> {
  const missing = [...new Set(chains)].filter((chain) => !locked.has(chain)).sort()
  if (missing.length === 0) return
  const known = await selectHeads(trx, missing)
  const heads = known.length === missing.length ? known : await madeHeads(trx, missing)
  for (const head of heads) locked.set(head.chain, head)
}

/**
 * The statement that appends events to the chains of their customers, in the order in which they were recorded. The chains' heads are
 * locked: they move on.
 */
export function appendingEvents(
  trx: Transaction,
  events: readonly NewEvent[],
  locked: LockedHeads,
  circumstances: Circumstances,
): CompiledQuery {
  const entries = events.map((event) => chained(event, locked, circumstances))
  const moved = new Set(entries.map(({ chain }) => chain))
  return insertion(
    trx,
    entries,
    [...locked.values()].filter(({ chain }) => moved.has(chain)),
  )
}

async function madeHeads(trx: Transaction, chains: string[]): Promise<Head[]> {
  await sql`insert into history_heads (chain, seq, digest)
    select chain, 0, decode(${chainStart}, 'hex') from unnest(${chains}::uuid[]) as chain order by chain
    on conflict do nothing`.execute(trx)
  return selectHeads(trx, chains)
}

async function selectHeads(trx: Transaction, chains: string[]): Promise<Head[]> {
  const { rows } = await sql<Head>`select chain, seq, encode(digest, 'hex') as digest from history_heads
    where chain = any(${chains}::uuid[]) order by chain for update`.execute(trx)
  return rows
}

function chained(
  event: NewEvent,
  heads: LockedHeads,
  { at, actor, cause, table, newId }: Circumstances,
): Entry {
  const { type, customerId } = event
  const { payload, personal } = contentOf(table, event)
  const head = heads.get(chainOf(customerId))
  assert(head, 'the head of a chain is locked before an event is appended')
  const kind: EventKind = table[type]
  const salt = personal ? randomBytes(16) : null
  const link: ChainedEvent = {
    id: newId(),
    grouping: kind.group,
    audience: kind.audience,
    chain: head.chain,
    seq: String(head.seq + 1n),
    at,
    type,
    version: kind.version,
    actor: toJson(actorRecord(actor)),
    payload: toJson(payload),
    cause,
    commitment: salt ? commitTo(salt, toJson(personal)) : null,
    previous: head.digest,
  }
  const digest = eventDigest(link)
  head.seq += 1n
  head.digest = digest
  return {
    ...link,
    digest,
    salt: salt?.toString('hex') ?? null,
    personal,
  }
}

/** Heads come as arrays: of a JSON recordset the planner expects a hundred rows, and would scan every head there is. */
function insertion(trx: Transaction, entries: readonly Entry[], heads: readonly Head[]): CompiledQuery {
  return sql`
    with entry as (
      select id, chain, seq, at, type, version, grouping, audience, actor, payload, cause, commitment, previous, digest, salt, personal
      from jsonb_to_recordset(${canonical(entries)}::jsonb) as entry(
        id uuid, chain uuid, seq bigint, at timestamptz, type text, version smallint, grouping text, audience text,
        actor jsonb, payload jsonb, cause uuid, commitment text, previous text, digest text, salt text, personal jsonb)
    ), written as (
      insert into events (id, chain, seq, at, type, version, grouping, audience, actor, payload, cause, commitment, previous, digest)
      select id, chain, seq, at, type, version, grouping, audience, actor, payload, cause,
        decode(commitment, 'hex'), decode(previous, 'hex'), decode(digest, 'hex') from entry order by chain, seq
    ), personal as (
      insert into event_personal (event_id, salt, personal)
      select id, decode(salt, 'hex'), personal from entry where salt is not null
    )
    update history_heads as head set seq = latest.seq, digest = decode(latest.digest, 'hex')
    from unnest(${heads.map((head) => head.chain)}::uuid[], ${heads.map((head) => String(head.seq))}::bigint[],
      ${heads.map((head) => head.digest)}::text[]) as latest(chain, seq, digest)
    where head.chain = latest.chain`.compile(trx)
}
