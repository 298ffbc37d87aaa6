import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../kernel/calendar.ts'
import { MoneyCodec } from '../kernel/codecs.ts'
import { PaymentId } from '../kernel/ids.ts'
import type { Money } from '../kernel/money.ts'
import type { RefundOutcome } from '../payments/gateway.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import { lockTaken } from '../platform/locks.ts'

export const refundStatuses = ['processing', 'done', 'failed'] as const

export type Refund = {
  readonly id: string
  readonly paymentId: PaymentId
  readonly amountMinor: bigint
  readonly reason: string
  readonly status: (typeof refundStatuses)[number]
}

type NewRefund = Omit<Refund, 'status'> & { createdAt: Instant; askAt: Instant }

export async function insertRefund(trx: Transaction, refund: NewRefund): Promise<void> {
  await trx
    .insertInto('refunds')
    .values({
      id: refund.id,
      reason: refund.reason,
      status: 'processing',
      payment_id: refund.paymentId,
      amount_minor: refund.amountMinor,
      created_at: refund.createdAt,
      ask_at: refund.askAt,
    })
    .execute()
}

const columns = sql`id, payment_id as "paymentId", amount_minor as "amountMinor", reason, status`

export async function lockRefund(trx: Transaction, id: string): Promise<Refund | undefined> {
  const { rows } = await sql<Refund>`select ${columns} from refunds where id = ${id} for update`.execute(trx)
  if (rows[0]) lockTaken(trx, 'refund', [id])
  return rows[0]
}

export async function findUnresolvedRefund(
  reader: Reader,
  paymentId: PaymentId,
): Promise<Refund | undefined> {
  const { rows } = await sql<Refund>`select ${columns} from refunds
    where payment_id = ${paymentId} and status = 'processing'`.execute(reader)
  return rows[0]
}

type Resolved = Exclude<RefundOutcome, { status: 'waiting' }>

export async function saveRefund(
  trx: Transaction,
  id: string,
  outcome: Resolved,
  now: Instant,
): Promise<void> {
  await trx
    .updateTable('refunds')
    .set({
      status: outcome.status,
      external_id: outcome.status === 'done' ? outcome.externalId : null,
      failure: outcome.status === 'failed' ? outcome.reason : null,
      resolved_at: now,
      ask_at: null,
    })
    .where('id', '=', id)
    .execute()
}

/** Refunds whose outcome is to be asked for by now, the longest overdue first. */
export function refundsToAsk(by: Instant): RawBuilder<unknown> {
  return sql`select r.id::text, t.customer_id, r.ask_at as due_at
    from refunds r join payments t on t.id = r.payment_id where r.ask_at <= ${by}::timestamptz`
}

/** What is to be given back through which gateway. */
export const RefundOrder = z.object({
  paymentId: PaymentId,
  status: z.enum(refundStatuses),
  gateway: z.string(),
  amount: MoneyCodec,
})
export type RefundOrder = z.output<typeof RefundOrder>

export async function findRefundOrder(reader: Reader, id: string): Promise<RefundOrder | undefined> {
  const { rows } = await sql<Omit<RefundOrder, 'amount'> & Money>`
    select r.payment_id as "paymentId", r.status, t.gateway, r.amount_minor as minor, t.currency
    from refunds r join payments t on t.id = r.payment_id where r.id = ${id}`.execute(reader)
  const [row] = rows
  if (!row) return undefined
  const { minor, currency, ...order } = row
  return { ...order, amount: { minor, currency } }
}

export async function postponeRefund(trx: Transaction, id: string, until: Instant): Promise<void> {
  await trx
    .updateTable('refunds')
    .set({ ask_at: until })
    .where('id', '=', id)
    .where('ask_at', 'is not', null)
    .execute()
}
