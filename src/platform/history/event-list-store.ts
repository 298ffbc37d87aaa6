import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../kernel/calendar.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import type { Reader } from '../database.ts'
import type { EventGroup } from './catalogue.ts'
import type { EventRow } from './read.ts'

export type Order = 'newest' | 'oldest'

/**
 * One stretch of a customer's history. Each group is walked by its own index from where the page begins, so that a group
 * with few events among a million is as quick as any other.
 */
export async function listEvents(
  reader: Reader,
  wanted: {
    customerId: CustomerId
    groups: readonly EventGroup[]
    order: Order
    after: string | null
    limit: number
  },
): Promise<EventRow[]> {
  const { customerId, groups, after, limit } = wanted
  const direction = wanted.order === 'newest' ? sql`desc` : sql`asc`
  const beyond = wanted.order === 'newest' ? sql`<` : sql`>`
  const from = after === null ? sql`true` : sql`e.seq ${beyond} ${after}::bigint`
  const { rows } = await sql<EventRow>`
    select e.id, e.seq::text, e.at, e.type, e.grouping as group, e.actor - 'userId' as actor, e.payload, p.personal, e.cause
    from unnest(${groups}::text[]) as wanted(name) cross join lateral (
      select e.id, e.seq, e.at, e.type, e.grouping, e.actor, e.payload, e.cause from events e
      where e.chain = ${customerId} and e.grouping = wanted.name and ${from}
      order by e.seq ${direction} limit ${limit}) e
    left join event_personal p on p.event_id = e.id
    order by e.seq ${direction} limit ${limit}`.execute(reader)
  return rows
}

/** How many events of each group there are, counted no further than `most`. */
export async function countEvents(
  reader: Reader,
  customerId: CustomerId,
  { groups, most }: { groups: readonly EventGroup[]; most: number },
): Promise<Record<EventGroup, number>> {
  const { rows } = await sql<{ name: EventGroup; count: number }>`
    select groups.name, (select count(*)::int from (
      select from events e where e.chain = ${customerId} and e.grouping = groups.name limit ${most}) counted) as count
    from unnest(${groups}::text[]) as groups(name)`.execute(reader)
  return Object.fromEntries(rows.map(({ name, count }) => [name, count])) as Record<EventGroup, number>
}

export const EventCount = z.object({ type: z.string(), times: z.number().int() })
export type EventCount = z.output<typeof EventCount>

/** How often what happened, most often first. */
export async function countTypes(
  reader: Reader,
  { after, until }: { after: Instant; until: Instant },
): Promise<EventCount[]> {
  const rows = await reader
    .selectFrom('events')
    .select(({ fn }) => ['type', fn.countAll<bigint>().as('times')])
    .where('at', '>', after)
    .where('at', '<=', until)
    .groupBy('type')
    .orderBy('times', 'desc')
    .orderBy('type')
    .execute()
  return rows.map(({ type, times }) => ({ type, times: Number(times) }))
}
