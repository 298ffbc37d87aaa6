import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../kernel/calendar.ts'
import type { PaymentId } from '../kernel/ids.ts'
import type { RefundOutcome } from '../payments/gateway-answers.ts'
import { isGivenBack, isNotGivenBack } from '../payments/outcome-states.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { lockTaken } from '../platform/locks.ts'
import type { Refund } from './refund.ts'
import { isOfCredit, isRefundDone, isRefundUnderWay } from './refund-states.ts'

type NewRefund = Refund & { readonly createdAt: Instant; readonly askAt: Instant | null }

export async function insertRefund(trx: Transaction, refund: NewRefund): Promise<void> {
  await trx
    .insertInto('refunds')
    .values({
      id: refund.id,
      source: refund.source,
      reason: refund.reason,
      status: refund.status,
      gateway: refund.gateway,
      payment_id: refund.paymentId,
      invoice_id: refund.invoiceId,
      customer_id: refund.customerId,
      external_id: refund.externalId,
      amount_minor: refund.amountMinor,
      created_at: refund.createdAt,
      resolved_at: isRefundUnderWay(refund) ? null : refund.createdAt,
      ask_at: refund.askAt,
      afterwards: refund.afterwards,
      follow_at: isRefundDone(refund) && !isOfCredit(refund) ? refund.createdAt : null,
    })
    .execute()
}

const columns = sql`id, payment_id as "paymentId", invoice_id as "invoiceId", customer_id as "customerId", source, gateway,
  external_id as "externalId", amount_minor as "amountMinor", reason, status, afterwards`

async function select(reader: Reader, tail: RawBuilder<unknown>): Promise<Refund | undefined> {
  const { rows } = await sql<Refund>`select ${columns} from refunds ${tail}`.execute(reader)
  return rows[0]
}

export function findRefund(reader: Reader, id: string): Promise<Refund | undefined> {
  return select(reader, sql`where id = ${id}`)
}

export async function lockRefund(trx: Transaction, id: string): Promise<Refund | undefined> {
  const refund = await select(trx, sql`where id = ${id} for update`)
  if (refund) lockTaken(trx, 'refund', [id])
  return refund
}

export function findUnresolvedRefund(reader: Reader, paymentId: PaymentId): Promise<Refund | undefined> {
  return select(reader, sql`where payment_id = ${paymentId} and ${inState(isRefundUnderWay, 'status')}`)
}

/** The refund that a gateway knows by this id of its own. */
export function findRefundOf(
  reader: Reader,
  { gateway, externalId }: { gateway: string; externalId: string },
): Promise<Refund | undefined> {
  return select(reader, sql`where gateway = ${gateway} and external_id = ${externalId}`)
}

type Resolved = Exclude<RefundOutcome, { status: 'waiting' }>

export async function saveRefund(
  trx: Transaction,
  refund: Pick<Refund, 'id' | 'source'>,
  outcome: Resolved,
  now: Instant,
): Promise<void> {
  await trx
    .updateTable('refunds')
    .set({
      status: outcome.status,
      external_id: isGivenBack(outcome) ? outcome.externalId : null,
      failure: isNotGivenBack(outcome) ? outcome.reason : null,
      resolved_at: now,
      ask_at: null,
      follow_at: isGivenBack(outcome) && !isOfCredit(refund) ? now : null,
    })
    .where('id', '=', refund.id)
    .execute()
}

/** Refunds whose outcome is to be asked for by now, the longest overdue first. */
export function refundsToAsk(by: Instant): RawBuilder<unknown> {
  return sql`select id::text, customer_id, ask_at as due_at from refunds where ask_at <= ${by}::timestamptz`
}

/** Refunds that are done, and what is to become of what they paid for is not yet. */
export function refundsToFollow(by: Instant): RawBuilder<unknown> {
  return sql`select id::text, customer_id, follow_at as due_at from refunds where follow_at <= ${by}::timestamptz`
}

/** Whether that was still to be done; from now on it is not. */
export async function setFollowed(trx: Transaction, id: string): Promise<boolean> {
  const rows = await trx
    .updateTable('refunds')
    .set({ follow_at: null })
    .where('id', '=', id)
    .where('follow_at', 'is not', null)
    .returning('id')
    .execute()
  return rows.length > 0
}

export async function postponeFollowed(trx: Transaction, id: string, until: Instant): Promise<void> {
  await trx
    .updateTable('refunds')
    .set({ follow_at: until })
    .where('id', '=', id)
    .where('follow_at', 'is not', null)
    .execute()
}

export async function postponeRefund(trx: Transaction, id: string, until: Instant): Promise<void> {
  await trx
    .updateTable('refunds')
    .set({ ask_at: until })
    .where('id', '=', id)
    .where('ask_at', 'is not', null)
    .execute()
}
