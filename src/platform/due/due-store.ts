import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../kernel/calendar.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import type { Reader } from '../database.ts'
import type { DueBy, DueItem, DueSource } from './due-source.ts'

/** An item with the place of its source in the list of them, and how often it could not be done before. */
export type FoundItem = DueItem & { readonly source: number; readonly attempts: number }

const columns = sql`d.id, d.customer_id as "customerId", d.due_at as "dueAt", coalesce(f.attempts, 0) as attempts`

const isToBeTried = ({ at }: DueBy) => sql`(f.try_at is null or f.try_at <= ${at}::timestamptz)`

/**
 * What is due by now of each source, the longest due first, up to a limit each. Left out is what failed and is not to be tried
 * again yet, and everything of customers whom a worker is busy with.
 */
export async function findDue(
  reader: Reader,
  sources: readonly DueSource[],
  { by, limit }: { by: DueBy; limit: number },
): Promise<FoundItem[]> {
  const parts = sources.map(
    (source, at) => sql`(select ${at}::int as source, ${columns} from ${dueOf(source, by)}
      where ${isToBeTried(by)} and not exists (
        select from due_claims c where c.customer_id = d.customer_id and c.until > clock_timestamp())
      order by d.due_at, d.id limit ${limit})`,
  )
  return inOrder(reader, parts)
}

/** Everything of these customers that is due by now and is to be tried, in its order. */
export async function findDueOf(
  reader: Reader,
  sources: readonly DueSource[],
  { by, customerIds }: { by: DueBy; customerIds: readonly CustomerId[] },
): Promise<FoundItem[]> {
  if (customerIds.length === 0) return []
  const parts = sources.map(
    (source, at) => sql`(select ${at}::int as source, ${columns} from ${dueOf(source, by)}
      where ${isToBeTried(by)} and d.customer_id = any(${customerIds}::uuid[]))`,
  )
  return inOrder(reader, parts)
}

function dueOf(source: DueSource, by: DueBy): RawBuilder<unknown> {
  return sql`(${source.due(by)}) d left join due_failures f on f.source = ${source.name} and f.item = d.id`
}

async function inOrder(reader: Reader, parts: readonly RawBuilder<unknown>[]): Promise<FoundItem[]> {
  const { rows } = await sql<FoundItem>`${union(parts)} order by "dueAt", source, id`.execute(reader)
  return rows
}

/** The first thing that comes due until then: what failed, at the time at which it is tried again. */
export async function findFirstDue(
  reader: Reader,
  sources: readonly DueSource[],
  until: DueBy,
): Promise<FoundItem | undefined> {
  const parts = sources.map(
    (source, at) => sql`(select ${at}::int as source, d.id, d.customer_id as "customerId",
        greatest(d.due_at, f.try_at) as "dueAt", coalesce(f.attempts, 0) as attempts
      from ${dueOf(source, until)} where ${isToBeTried(until)}
      order by greatest(d.due_at, f.try_at), d.id limit 1)`,
  )
  const { rows } = await sql<FoundItem>`${union(parts)} order by "dueAt", source, id limit 1`.execute(reader)
  return rows[0]
}

function union(parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`select source, id, "customerId", "dueAt", attempts from (${sql.join(parts, sql` union all `)}) as due`
}

const claimedFor = sql`clock_timestamp() + interval '60 seconds'`

/** Which of these customers are this worker's now; the others are somebody else's at the moment. */
export async function claimCustomers(
  reader: Reader,
  worker: string,
  customerIds: readonly CustomerId[],
): Promise<CustomerId[]> {
  const { rows } = await sql<{ id: CustomerId }>`
    insert into due_claims as claim (customer_id, worker, until)
    select id, ${worker}::uuid, ${claimedFor} from unnest(${customerIds}::uuid[]) as id order by id
    on conflict (customer_id) do update set worker = excluded.worker, until = excluded.until
      where claim.until <= clock_timestamp()
    returning customer_id as id`.execute(reader)
  return rows.map(({ id }) => id)
}

/** Keeps what a worker has claimed and not finished. */
export async function renewClaims(reader: Reader, worker: string): Promise<void> {
  await sql`update due_claims set until = ${claimedFor} where worker = ${worker}`.execute(reader)
}

export async function releaseCustomers(
  reader: Reader,
  worker: string,
  ids: readonly CustomerId[],
): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from due_claims where customer_id = any(${ids}::uuid[]) and worker = ${worker}`.execute(
    reader,
  )
}

type Failure = { source: string; item: DueItem; failure: string; at: Instant; tryAt: Instant }

export async function saveFailure(reader: Reader, failed: Failure): Promise<void> {
  const { source, item, failure, at, tryAt } = failed
  await sql`
    insert into due_failures as kept (source, item, customer_id, due_at, attempts, failure, failed_at, try_at)
    values (${source}, ${item.id}, ${item.customerId}, ${item.dueAt}, 1, ${failure}, ${at}, ${tryAt})
    on conflict (source, item) do update set attempts = kept.attempts + 1, due_at = excluded.due_at,
      failure = excluded.failure, failed_at = excluded.failed_at, try_at = excluded.try_at`.execute(reader)
}

export async function forgetFailure(reader: Reader, source: string, item: string): Promise<void> {
  await sql`delete from due_failures where source = ${source} and item = ${item}`.execute(reader)
}

/** Forgets failures of what is not due any more, as what was paid by hand meanwhile. */
export async function forgetOldFailures(
  reader: Reader,
  sources: readonly DueSource[],
  by: DueBy,
): Promise<void> {
  const still = sources.map(
    (source) => sql`(kept.source = ${source.name} and exists (
      select from (${source.due(by)}) d where d.id = kept.item))`,
  )
  await sql`delete from due_failures kept where not (${sql.join(still, sql` or `)})`.execute(reader)
}
