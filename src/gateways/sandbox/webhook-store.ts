import { sql } from 'kysely'
import type { Instant } from '../../kernel/calendar.ts'
import type { Reader } from '../../platform/database.ts'

export type DueWebhook = {
  readonly seq: bigint
  readonly id: string
  readonly kind: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly at: Instant
  /** How often it was tried, this time included. */
  readonly attempts: number
}

type NewWebhooks = {
  readonly id: string
  readonly event: string
  readonly subject: { readonly kind: 'dispute' | 'method'; readonly id: string }
  readonly at: Instant
  readonly delays: readonly number[]
}

/** One event, told once after each of the delays. */
export async function insertWebhooks(
  db: Reader,
  { id, event, subject, at, delays }: NewWebhooks,
): Promise<void> {
  await sql`
    insert into sandbox.webhooks (event_id, kind, subject_kind, subject_id, at, deliver_at)
    select ${id}, ${event}, ${subject.kind}, ${subject.id}, ${at}::timestamptz,
      ${at}::timestamptz + delay * interval '1 millisecond'
    from unnest(${delays}::int[]) as delay`.execute(db)
}

/** Longer than a delivery may take: a row that was claimed by a process that died comes up again after it. */
const leaseMs = 60_000

/** Takes up to `limit` due rows that no other deliverer has. After 20 attempts a row is left alone. */
export async function claimDue(db: Reader, now: Instant, limit: number): Promise<readonly DueWebhook[]> {
  const { rows } = await sql<DueWebhook>`
    with due as materialized (
      select seq from sandbox.webhooks
      where delivered_at is null and attempts < 20 and deliver_at <= ${now}::timestamptz
      order by deliver_at, seq limit ${limit} for update skip locked
    )
    update sandbox.webhooks as webhook
    set attempts = attempts + 1, deliver_at = ${now}::timestamptz + ${leaseMs}::int * interval '1 millisecond'
    from due where webhook.seq = due.seq
    returning webhook.seq, event_id as id, kind, subject_kind as "subjectKind", subject_id as "subjectId", at, attempts`.execute(
    db,
  )
  return rows
}

export type Delivery = { readonly seq: bigint; readonly failure: string | null; readonly retryInMs: number }

/** Writes down what became of the claimed rows. */
export async function recordDeliveries(
  db: Reader,
  now: Instant,
  deliveries: readonly Delivery[],
): Promise<void> {
  const rows = deliveries.map((delivery) => ({ ...delivery, seq: delivery.seq.toString() }))
  await sql`
    update sandbox.webhooks as webhook
    set failure = result.failure,
      delivered_at = case when result.failure is null then ${now}::timestamptz end,
      deliver_at = ${now}::timestamptz + result."retryInMs" * interval '1 millisecond'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as result(seq bigint, failure text, "retryInMs" int)
    where webhook.seq = result.seq`.execute(db)
}
