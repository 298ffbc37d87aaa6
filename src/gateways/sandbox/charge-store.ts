import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../kernel/calendar.ts'
import type { NewCharge } from '../../payments/gateway.ts'
import type { Reader } from '../../platform/database.ts'
import { answers } from './answers.ts'
import type { ChargeStatus, Decided, StoredCharge } from './charge.ts'

const columns = sql`key, id, behaviour, status, reason, amount_minor as "amountMinor", currency, description,
  challenge_id as "challengeId", return_url as "returnUrl", refunded_minor as "refundedMinor",
  expires_at as "expiresAt", decides_at as "decidesAt", decides_to as "decidesTo"`

/** The same of a charge that a statement goes on with. */
const kept = sql`charge.key, charge.id, charge.behaviour, charge.status, charge.reason, charge.amount_minor, charge.currency,
  charge.description, charge.challenge_id, charge.return_url, charge.refunded_minor, charge.expires_at, charge.decides_at,
  charge.decides_to`

const answerRows = JSON.stringify(
  Object.entries(answers).map(([behaviour, { dispute, ...answer }]) => ({
    behaviour,
    ...answer,
    ...dispute,
    disputeReason: dispute?.reason,
    reason: answer.reason,
  })),
)

/** Keeps a charge that is to be confirmed. Answers with the one of this key, made now or before. */
export async function prepareCharge(
  db: Reader,
  charge: NewCharge & { readonly id: string; readonly at: Instant },
): Promise<StoredCharge> {
  const { rows } = await sql<StoredCharge>`
    insert into sandbox.charges (key, id, token, status, amount_minor, currency, description, return_url, created_at)
    values (${charge.key}, ${charge.id}, ${charge.token}, 'prepared', ${charge.amount.minor}::bigint,
      ${charge.amount.currency}, ${charge.description}, ${charge.returnUrl}, ${charge.at}::timestamptz)
    on conflict (key) do update set key = excluded.key
    returning ${columns}`.execute(db)
  return rows[0] as StoredCharge
}

export type Confirmation = {
  readonly key: string
  readonly challengeId: string
  readonly disputeId: string
  readonly at: Instant
  readonly challengeUntil: Instant
  readonly delays: readonly number[]
}

const after = (at: Instant, ms: string) => sql`${at}::timestamptz + ${sql.raw(ms)} * interval '1 millisecond'`

/**
 * Carries out a charge that was prepared, with its webhooks, in one statement, because checkouts are counted in statements.
 * Null when it waits for no confirmation (any more). A token nobody knows is declined; a card past its expiry is expired.
 */
export async function confirmCharge(db: Reader, confirmed: Confirmation): Promise<StoredCharge | null> {
  const { at } = confirmed
  const { rows } = await sql<StoredCharge>`
    with method as (
      select coalesce(case
          when make_date(exp_year, exp_month, 1) + interval '1 month' <= ${at}::timestamptz then 'expired_card'
          when methods.status = 'dead' then 'decline' when methods.status = 'needs_customer' then 'challenge'
          else behaviour end, 'decline') as behaviour
      from (select token from sandbox.charges where key = ${confirmed.key}) as asked left join sandbox.methods using (token)
    ), answer as (
      select behaviour, status, reason, "decidesAfterMs", "decidesTo", "disputeReason", "feeMinor", "isInquiry", "opensAfterMs",
        "evidenceMs", "closesAfterMs", "closesTo"
      from method join jsonb_to_recordset(${answerRows}::jsonb) as answer(behaviour text, status text, reason text,
        "decidesAfterMs" bigint, "decidesTo" text, "disputeReason" text, "feeMinor" bigint, "isInquiry" boolean,
        "opensAfterMs" bigint, "evidenceMs" bigint, "closesAfterMs" bigint, "closesTo" text) using (behaviour)
    ), made as (
      update sandbox.charges as charge
      set behaviour = answer.behaviour, status = answer.status, reason = answer.reason,
        challenge_id = case when answer.status = 'challenge' then ${confirmed.challengeId}::text end,
        expires_at = case when answer.status = 'challenge' then ${confirmed.challengeUntil}::timestamptz end,
        decides_at = ${after(at, '"decidesAfterMs"')}, decides_to = "decidesTo"
      from answer where key = ${confirmed.key} and charge.status = 'prepared'
      returning ${kept}
    ), dispute as (
      insert into sandbox.disputes (id, charge_key, reason, amount_minor, fee_minor, is_inquiry, opens_at, evidence_due_at,
        closes_at, closes_to)
      select ${confirmed.disputeId}, key, "disputeReason", amount_minor, "feeMinor", "isInquiry",
        ${after(at, '"opensAfterMs"')}, ${after(at, '("opensAfterMs" + "evidenceMs")')},
        ${after(at, '"closesAfterMs"')}, "closesTo"
      from made, answer where "opensAfterMs" is not null
      returning id, charge_key, opens_at, closes_at
    ), announced as (
      insert into sandbox.webhooks (event_id, charge_key, kind, subject_kind, subject_id, at, deliver_at)
      ${announcements(at, confirmed.delays)}
      union all select key || ':charge.abandoned', key, 'charge.abandoned', 'charge', id, expires_at, expires_at
      from made where expires_at is not null
      union all select key || ':charge.' || decides_to, key, 'charge.' || decides_to, 'charge', id, decides_at, decides_at
      from made where decides_at is not null
      union all select id || ':opened', charge_key, 'dispute.opened', 'dispute', id, opens_at, opens_at from dispute
      union all select id || ':closed', charge_key, 'dispute.closed', 'dispute', id, closes_at, closes_at
      from dispute where closes_at > opens_at
    )
    select ${columns} from made`.execute(db)
  return rows[0] ?? null
}

export type Move = {
  readonly key: string
  readonly from: ChargeStatus
  readonly to: Decided
  readonly at: Instant
  readonly delays: readonly number[]
}

/** Decides a charge that waits for it; null when it does not wait (any more). */
export async function moveCharge(db: Reader, move: Move): Promise<StoredCharge | null> {
  const { rows } = await sql<StoredCharge>`
    with made as (
      update sandbox.charges as charge
      set status = ${move.to.status}, reason = ${move.to.reason}, decided_at = ${move.at}::timestamptz
      where key = ${move.key} and status = ${move.from} and (expires_at is null or expires_at > ${move.at}::timestamptz)
      returning ${kept}
    ), not_abandoned as (
      delete from sandbox.webhooks using made where charge_key = made.key and webhooks.kind = 'charge.abandoned'
    ), announced as (
      insert into sandbox.webhooks (event_id, charge_key, kind, subject_kind, subject_id, at, deliver_at)
      ${announcements(move.at, move.delays)}
    )
    select ${columns} from made`.execute(db)
  return rows[0] ?? null
}

/** The webhooks that say what a charge in `made` has become. */
function announcements(at: Instant, delays: readonly number[]): RawBuilder<unknown> {
  return sql`select key || ':charge.' || status, key, 'charge.' || status, 'charge', id, ${at}::timestamptz,
        ${at}::timestamptz + delay * interval '1 millisecond'
      from made, unnest(${delays}::int[]) as delay`
}

async function select(db: Reader, tail: RawBuilder<unknown>): Promise<StoredCharge | null> {
  const { rows } = await sql<StoredCharge>`select ${columns} from sandbox.charges ${tail}`.execute(db)
  return rows[0] ?? null
}

export function findCharge(db: Reader, key: string): Promise<StoredCharge | null> {
  return select(db, sql`where key = ${key}`)
}

export function findChargeById(db: Reader, id: string): Promise<StoredCharge | null> {
  return select(db, sql`where id = ${id}`)
}

export function findChargeByChallenge(db: Reader, challengeId: string): Promise<StoredCharge | null> {
  return select(db, sql`where challenge_id = ${challengeId}`)
}

export function lockCharge(db: Reader, key: string): Promise<StoredCharge | null> {
  return select(db, sql`where key = ${key} for update`)
}
