import { sql } from 'kysely'
import type { Instant } from '../../kernel/calendar.ts'
import { money } from '../../kernel/money.ts'
import type { DisputeState } from '../../payments/gateway-answers.ts'
import type { Reader } from '../../platform/database.ts'

type Row = {
  id: string
  chargeId: string
  reason: string
  amountMinor: bigint
  feeMinor: bigint
  currency: string
  isInquiry: boolean
  opensAt: Instant
  evidenceDueAt: Instant | null
  closesAt: Instant | null
  closesTo: 'won' | 'lost' | null
}

/** A dispute as it stands at `now`; null while nobody knows of it. */
export async function findDispute(db: Reader, id: string, now: Instant): Promise<DisputeState | null> {
  const { rows } = await sql<Row>`
    select d.id, c.id as "chargeId", d.reason, d.amount_minor as "amountMinor", d.fee_minor as "feeMinor", c.currency,
      d.is_inquiry as "isInquiry", d.opens_at as "opensAt", d.evidence_due_at as "evidenceDueAt",
      d.closes_at as "closesAt", d.closes_to as "closesTo"
    from sandbox.disputes d join sandbox.charges c on c.key = d.charge_key
    where d.id = ${id} and d.opens_at <= ${now}::timestamptz`.execute(db)
  const [row] = rows
  if (!row) return null
  const ended = row.closesAt !== null && row.closesAt <= now ? row.closesTo : null
  const status = ended ?? (row.isInquiry ? 'inquiry' : 'open')
  return {
    externalId: row.id,
    chargeId: row.chargeId,
    status,
    reason: row.reason,
    amount: money(row.amountMinor, row.currency),
    fee: money(row.feeMinor, row.currency),
    openedAt: row.opensAt,
    evidenceDueAt: row.evidenceDueAt,
    funds: row.isInquiry ? 'untouched' : status === 'won' ? 'reinstated' : 'withdrawn',
  }
}

/** What of a charge is with its bank, or lost to it, in minor units. */
export async function disputedMinor(db: Reader, chargeKey: string, now: Instant): Promise<bigint> {
  const { rows } = await sql<{ minor: bigint }>`
    select coalesce(sum(amount_minor), 0)::bigint as minor from sandbox.disputes
    where charge_key = ${chargeKey} and not is_inquiry and opens_at <= ${now}::timestamptz
      and not coalesce(closes_to = 'won' and closes_at <= ${now}::timestamptz, false)`.execute(db)
  return rows[0]?.minor ?? 0n
}

export type NewDispute = {
  readonly id: string
  readonly chargeKey: string
  readonly amountMinor: bigint
  readonly feeMinor: bigint
  readonly reason: string
  readonly kind: 'inquiry' | 'dispute'
}

export async function insertDispute(db: Reader, dispute: NewDispute, at: Instant): Promise<void> {
  const { id, chargeKey, reason, amountMinor, feeMinor, kind } = dispute
  await sql`
    insert into sandbox.disputes (id, charge_key, reason, amount_minor, fee_minor, is_inquiry, opens_at, evidence_due_at)
    values (${id}, ${chargeKey}, ${reason}, ${amountMinor}, ${feeMinor}, ${kind === 'inquiry'}, ${at}::timestamptz,
      ${at}::timestamptz + interval '14 days')`.execute(db)
}

export async function escalateDispute(db: Reader, id: string): Promise<void> {
  await sql`update sandbox.disputes set is_inquiry = false where id = ${id}`.execute(db)
}

export async function closeDispute(
  db: Reader,
  id: string,
  { at, to }: { at: Instant; to: 'won' | 'lost' },
): Promise<void> {
  await sql`
    update sandbox.disputes set closes_at = ${at}::timestamptz, closes_to = ${to} where id = ${id}`.execute(
    db,
  )
}
