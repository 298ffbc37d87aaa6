import { sql } from 'kysely'
import type { Instant } from '../../kernel/calendar.ts'
import { type Money, money } from '../../kernel/money.ts'
import type { News, RefundOutcome } from '../../payments/gateway-answers.ts'
import type { Reader } from '../../platform/database.ts'

export type RefundOrder = {
  readonly key: string
  readonly id: string
  readonly chargeKey: string
  readonly amount: Money
  /** `shop`: it asked for it, by its key. `provider`: somebody at the provider made it. */
  readonly by: 'shop' | 'provider'
}

export async function findRefund(db: Reader, key: string): Promise<RefundOutcome | null> {
  const { rows } = await sql<{ id: string; reason: string | null }>`
    select id, reason from sandbox.refunds where key = ${key}`.execute(db)
  const [row] = rows
  return row ? outcomeOf(row) : null
}

function outcomeOf({ id, reason }: { id: string; reason: string | null }): RefundOutcome {
  return reason === null ? { status: 'done', externalId: id } : { status: 'failed', reason }
}

type RefundRow = {
  id: string
  key: string
  isOurs: boolean
  chargeId: string
  minor: bigint
  currency: string
  reason: string | null
}

/** A refund by the provider's id, as the shop is told of it. */
export async function newsOfRefund(db: Reader, id: string): Promise<News | null> {
  const { rows } = await sql<RefundRow>`
    select r.id, r.key, r.is_ours as "isOurs", c.id as "chargeId", r.amount_minor as minor, c.currency, r.reason
    from sandbox.refunds r join sandbox.charges c on c.key = r.charge_key where r.id = ${id}`.execute(db)
  const [row] = rows
  if (!row) return null
  return {
    kind: 'refund',
    key: row.isOurs ? row.key : null,
    externalId: row.id,
    chargeId: row.chargeId,
    amount: money(row.minor, row.currency),
    outcome: outcomeOf(row),
  }
}

type NewRefund = RefundOrder & { readonly reason: string | null; readonly at: Instant }

export async function insertRefund(db: Reader, refund: NewRefund): Promise<void> {
  await sql`
    insert into sandbox.refunds (key, id, charge_key, amount_minor, status, reason, is_ours, created_at)
    values (${refund.key}, ${refund.id}, ${refund.chargeKey}, ${refund.amount.minor},
      ${refund.reason === null ? 'done' : 'failed'}, ${refund.reason}, ${refund.by === 'shop'},
      ${refund.at}::timestamptz)`.execute(db)
}

/** Counts it at its charge, and lays out what the shop is told of it. */
export async function countRefund(
  db: Reader,
  refund: RefundOrder,
  at: Instant,
  delays: readonly number[],
): Promise<void> {
  await sql`
    with counted as (
      update sandbox.charges set refunded_minor = refunded_minor + ${refund.amount.minor}::bigint
      where key = ${refund.chargeKey} returning key
    )
    insert into sandbox.webhooks (event_id, charge_key, kind, subject_kind, subject_id, at, deliver_at)
    select ${refund.key}::text || ':charge.refunded', key, 'charge.refunded', 'refund', ${refund.id}::text,
      ${at}::timestamptz, ${at}::timestamptz + delay * interval '1 millisecond'
    from counted, unnest(${delays}::int[]) as delay`.execute(db)
}
