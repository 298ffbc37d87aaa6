import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../kernel/calendar.ts'
import { list, Moment } from '../../kernel/codecs.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import type { Json } from '../../kernel/json.ts'
import type { Reader } from '../database.ts'
import type { View } from '../use-case.ts'
import { EventFieldKinds, type EventGroup, EventGroupName, type EventType } from './catalogue.ts'
import { type ChainedEvent, chainStart, commitTo, eventDigest } from './digest.ts'

const JsonObject = z.record(z.string(), z.json() as unknown as z.ZodType<Json>).readonly()

/** An event as it was written: what it tells and, unless the person was erased, what was personal about it. */
const EventRow = z.object({
  id: z.string(),
  seq: z.string(),
  at: Moment,
  type: z.string() as unknown as z.ZodType<EventType, string>,
  group: EventGroupName,
  /** Without whose login it is: that is nobody's to know who reads. */
  actor: z.object({ kind: z.string(), name: z.string().exactOptional(), job: z.string().exactOptional() }),
  payload: JsonObject,
  personal: JsonObject.nullable(),
  /** The same of all that happened for one cause; null in events from before there were causes. */
  cause: z.string().nullable(),
})
export type EventRow = z.output<typeof EventRow>

/** An event as a page shows it. The pages know no event, only kinds of fields. */
export const ReadEvent = EventRow.extend({ kinds: EventFieldKinds })
export type ReadEvent = z.output<typeof ReadEvent>

export const EventPage = z.object({ events: list(ReadEvent), older: z.string().nullable() })
export type EventPage = z.output<typeof EventPage>

/** One page of a customer's history, newest first; `before` is the `older` of the page before. */
export async function readEvents(
  { reader, ports }: Pick<View, 'reader' | 'ports'>,
  wanted: {
    customerId: CustomerId
    groups?: readonly EventGroup[]
    before?: string
    limit: number
    forStaff: boolean
  },
): Promise<EventPage> {
  let rows = reader
    .selectFrom('events')
    .leftJoin('event_personal', 'event_personal.event_id', 'events.id')
    .select(['id', 'seq', 'at', 'type', 'grouping', 'payload', 'personal', 'cause'])
    .select(sql<ReadEvent['actor']>`actor - 'userId'`.as('actor'))
    .where('chain', '=', wanted.customerId)
    .orderBy('seq', 'desc')
    .limit(wanted.limit + 1)
  if (wanted.before) rows = rows.where('seq', '<', BigInt(wanted.before))
  if (wanted.groups) rows = rows.where('grouping', '=', sql<string>`any(${wanted.groups})`)
  if (!wanted.forStaff) rows = rows.where('audience', '=', 'customer')
  const events = (await rows.execute()).map((row) => ({
    id: row.id,
    seq: String(row.seq),
    at: row.at as Instant,
    type: row.type as EventType,
    group: row.grouping as EventGroup,
    actor: row.actor,
    payload: row.payload as EventRow['payload'],
    personal: row.personal as EventRow['personal'],
    cause: row.cause,
    kinds: ports.events[row.type as EventType].kinds,
  }))
  const page = events.slice(0, wanted.limit)
  return { events: page, older: events.length > wanted.limit ? (page.at(-1)?.seq ?? null) : null }
}

export const ChainBreak = z.object({ chain: z.string(), seq: z.string(), why: z.string() })
export type ChainBreak = z.output<typeof ChainBreak>

const verifiedAtOnce = 2_000

/** Recomputes a chain from its first event and names the first place where it does not hold; null when it does. */
export async function verifyChain(reader: Reader, chain: string): Promise<ChainBreak | null> {
  let previous = chainStart
  let seq = 0n
  for (;;) {
    const rows = await chainRows(reader, chain, seq)
    for (const row of rows) {
      const why = linkFault(row, seq, previous)
      if (why) return { chain, seq: String(row.seq), why }
      previous = row.digest
      seq = row.seq
    }
    if (rows.length < verifiedAtOnce) break
  }
  const head = await sql<{ seq: bigint; digest: string }>`
    select seq, encode(digest, 'hex') as digest from history_heads where chain = ${chain}`.execute(reader)
  const end = head.rows[0]
  const whole = end ? end.seq === seq && end.digest === previous : seq === 0n
  return whole ? null : { chain, seq: String(seq), why: 'the chain does not end where its head says' }
}

type ChainRow = Omit<ChainedEvent, 'seq' | 'cause'> & {
  seq: bigint
  cause: string | null
  digest: string
  salt: Buffer | null
  personal: Json
}

async function chainRows(reader: Reader, chain: string, after: bigint): Promise<ChainRow[]> {
  const { rows } = await sql<ChainRow>`
    select id, chain, seq, at, type, version, grouping, audience, actor, payload, cause, encode(commitment, 'hex') as commitment,
      encode(previous, 'hex') as previous, encode(digest, 'hex') as digest, salt, personal
    from events left join event_personal on event_id = id
    where chain = ${chain} and seq > ${after} order by seq limit ${verifiedAtOnce}`.execute(reader)
  return rows
}

function linkFault(row: ChainRow, before: bigint, previous: string): string | null {
  if (row.seq !== before + 1n) return 'an event before it is missing'
  if (row.previous !== previous) return 'it does not follow the event before it'
  const { digest: _digest, salt: _salt, personal: _personal, cause, ...bound } = row
  const link: ChainedEvent = { ...bound, ...(cause !== null && { cause }), seq: String(row.seq) }
  if (eventDigest(link) !== row.digest) return 'its record was changed'
  if (row.salt && commitTo(row.salt, row.personal) !== row.commitment) return 'its personal data was changed'
  return null
}
