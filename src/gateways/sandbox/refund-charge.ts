import { sql } from 'kysely'
import type { Instant } from '../../kernel/calendar.ts'
import type { Refund, RefundOutcome } from '../../payments/gateway.ts'
import type { Reader } from '../../platform/database.ts'
import { isDisputed, type StoredCharge } from './charge.ts'
import { lockCharge } from './charge-store.ts'
import { delaysOf, type Sandbox } from './sandbox.ts'

/** Gives back a charge or a part of it, once per key and never more than was charged. */
export async function refundCharge(sandbox: Sandbox, refund: Refund, id: string): Promise<RefundOutcome> {
  const at = sandbox.clock.now()
  const outcome = await sandbox.database.reader.transaction().execute(async (trx): Promise<RefundOutcome> => {
    const charge = await lockCharge(trx, refund.chargeKey)
    if (!charge) return { status: 'failed', reason: 'charge_unknown' }
    // Whoever asked first with this key held the same lock, so its refund is seen here.
    const known = await findRefund(trx, refund.key)
    if (known) return known
    const reason = whyNot(charge, refund, at)
    await insertRefund(trx, { ...refund, id, reason, at })
    if (reason !== null) return { status: 'failed', reason }
    await countRefund(trx, refund, at, delaysOf(sandbox, refund.key))
    return { status: 'done', externalId: id }
  })
  if (outcome.status === 'done') sandbox.wake?.()
  return outcome
}

function whyNot(charge: StoredCharge, { amount }: Refund, now: Instant): string | null {
  if (charge.status !== 'approved') return 'charge_not_approved'
  if (isDisputed(charge, now)) return 'charge_disputed'
  if (amount.currency !== charge.currency) return 'other_currency'
  return charge.refundedMinor + amount.minor > charge.amountMinor ? 'more_than_charged' : null
}

export async function findRefund(db: Reader, key: string): Promise<RefundOutcome | null> {
  const { rows } = await sql<{ id: string; reason: string | null }>`
    select id, reason from sandbox.refunds where key = ${key}`.execute(db)
  const row = rows[0]
  if (!row) return null
  return row.reason === null
    ? { status: 'done', externalId: row.id }
    : { status: 'failed', reason: row.reason }
}

type NewRefund = Refund & { readonly id: string; readonly reason: string | null; readonly at: Instant }

async function insertRefund(db: Reader, refund: NewRefund): Promise<void> {
  await sql`
    insert into sandbox.refunds (key, id, charge_key, amount_minor, status, reason, created_at)
    values (${refund.key}, ${refund.id}, ${refund.chargeKey}, ${refund.amount.minor},
      ${refund.reason === null ? 'done' : 'failed'}, ${refund.reason}, ${refund.at}::timestamptz)`.execute(db)
}

async function countRefund(
  db: Reader,
  refund: Refund,
  at: Instant,
  delays: readonly number[],
): Promise<void> {
  await sql`
    with counted as (
      update sandbox.charges set refunded_minor = refunded_minor + ${refund.amount.minor}::bigint
      where key = ${refund.chargeKey} returning key
    )
    insert into sandbox.webhooks (event_id, charge_key, kind, at, deliver_at)
    select ${refund.key}::text || ':charge.refunded', key, 'charge.refunded', ${at}::timestamptz,
      ${at}::timestamptz + delay * interval '1 millisecond'
    from counted, unnest(${delays}::int[]) as delay`.execute(db)
}
