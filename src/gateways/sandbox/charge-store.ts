import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../kernel/calendar.ts'
import type { Charge } from '../../payments/gateway.ts'
import type { Reader } from '../../platform/database.ts'
import { type Decided, firstAnswers, type StoredCharge } from './charge.ts'

const columns = sql`key, id, behaviour, status, reason, amount_minor as "amountMinor", currency, description,
  challenge_id as "challengeId", return_url as "returnUrl", refunded_minor as "refundedMinor",
  expires_at as "expiresAt", dispute_at as "disputeAt"`

const answers = JSON.stringify(
  Object.entries(firstAnswers).map(([behaviour, answer]) => ({ behaviour, ...answer })),
)

export type NewCharge = Charge & {
  readonly id: string
  readonly challengeId: string
  readonly at: Instant
  readonly challengeUntil: Instant
  readonly disputeAt: Instant
  readonly delays: readonly number[]
}

/**
 * Reads the card, writes the charge and its webhooks, in one statement, because checkouts are counted in statements.
 * Answers null when the key is known already. A token nobody knows is declined; a card past its expiry is expired.
 */
export async function insertCharge(db: Reader, charge: NewCharge): Promise<StoredCharge | null> {
  const { rows } = await sql<StoredCharge>`
    with card as (
      select coalesce(case when make_date(exp_year, exp_month, 1) + interval '1 month' <= ${charge.at}::timestamptz
                           then 'expired_card' else behaviour end, 'decline') as behaviour
      from (select ${charge.token}::text as token) as asked left join sandbox.cards using (token)
    ), made as (
      insert into sandbox.charges (key, id, token, behaviour, status, reason, amount_minor, currency, description,
        challenge_id, return_url, expires_at, dispute_at, created_at)
      select ${charge.key}::text, ${charge.id}::text, ${charge.token}::text, behaviour, status, reason,
        ${charge.amount.minor}::bigint, ${charge.amount.currency}::text, ${charge.description}::text,
        case when status = 'challenge' then ${charge.challengeId}::text end, ${charge.returnUrl}::text,
        case when status = 'challenge' then ${charge.challengeUntil}::timestamptz end,
        case when behaviour = 'dispute' then ${charge.disputeAt}::timestamptz end, ${charge.at}::timestamptz
      from card join jsonb_to_recordset(${answers}::jsonb) as answer(behaviour text, status text, reason text)
        using (behaviour)
      on conflict (key) do nothing
      returning *
    ), announced as (${tell(charge)}
      union all select key || ':charge.disputed', key, 'charge.disputed', dispute_at, dispute_at
      from made where dispute_at is not null
      union all select key || ':charge.abandoned', key, 'charge.abandoned', expires_at, expires_at
      from made where expires_at is not null
    )
    select ${columns} from made`.execute(db)
  return rows[0] ?? null
}

export type Move = {
  readonly key: string
  readonly from: 'challenge' | 'in_review'
  readonly to: Decided
  readonly at: Instant
  readonly delays: readonly number[]
}

/** Decides a charge that waits for it; null when it does not wait (any more). */
export async function moveCharge(db: Reader, move: Move): Promise<StoredCharge | null> {
  const { rows } = await sql<StoredCharge>`
    with made as (
      update sandbox.charges
      set status = ${move.to.status}, reason = ${move.to.reason}, decided_at = ${move.at}::timestamptz
      where key = ${move.key} and status = ${move.from} and (expires_at is null or expires_at > ${move.at}::timestamptz)
      returning *
    ), not_abandoned as (
      delete from sandbox.webhooks using made where charge_key = made.key and kind = 'charge.abandoned'
    ), announced as (${tell(move)})
    select ${columns} from made`.execute(db)
  return rows[0] ?? null
}

/** The webhooks that say what a charge in `made` has become. */
function tell(event: { at: Instant; delays: readonly number[] }): RawBuilder<unknown> {
  return sql`
      insert into sandbox.webhooks (event_id, charge_key, kind, at, deliver_at)
      select key || ':charge.' || status, key, 'charge.' || status, ${event.at}::timestamptz,
        ${event.at}::timestamptz + delay * interval '1 millisecond'
      from made, unnest(${event.delays}::int[]) as delay`
}

export async function findCharge(db: Reader, key: string): Promise<StoredCharge | null> {
  const { rows } = await sql<StoredCharge>`
    select ${columns} from sandbox.charges where key = ${key}`.execute(db)
  return rows[0] ?? null
}

export async function findChargeByChallenge(db: Reader, challengeId: string): Promise<StoredCharge | null> {
  const { rows } = await sql<StoredCharge>`
    select ${columns} from sandbox.charges where challenge_id = ${challengeId}`.execute(db)
  return rows[0] ?? null
}

export async function lockCharge(db: Reader, key: string): Promise<StoredCharge | null> {
  const { rows } = await sql<StoredCharge>`
    select ${columns} from sandbox.charges where key = ${key} for update`.execute(db)
  return rows[0] ?? null
}
