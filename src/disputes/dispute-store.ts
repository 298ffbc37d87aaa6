import { type RawBuilder, sql } from 'kysely'
import type { PaymentId } from '../kernel/ids.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import { lockTaken } from '../platform/locks.ts'
import type { Dispute } from './dispute.ts'

const columns = sql`id, payment_id as "paymentId", customer_id as "customerId", gateway, external_id as "externalId", status,
  reason, currency, amount_minor as "amountMinor", fee_minor as "feeMinor", evidence_due_at as "evidenceDueAt",
  opened_at as "openedAt", withdrawn_at as "withdrawnAt", reinstated_at as "reinstatedAt", closed_at as "closedAt"`

async function select(reader: Reader, tail: RawBuilder<unknown>): Promise<Dispute[]> {
  const { rows } = await sql<Dispute>`select ${columns} from disputes ${tail}`.execute(reader)
  return rows
}

/** The dispute that a gateway knows by this id of its own; its row is locked. */
export async function lockDisputeOf(
  trx: Transaction,
  { gateway, externalId }: { gateway: string; externalId: string },
): Promise<Dispute | undefined> {
  const [row] = await select(trx, sql`where gateway = ${gateway} and external_id = ${externalId} for update`)
  if (row) lockTaken(trx, 'dispute', [row.id])
  return row
}

export async function disputesOf(reader: Reader, paymentId: PaymentId): Promise<Dispute[]> {
  return select(reader, sql`where payment_id = ${paymentId} order by id limit 50`)
}

export async function insertDispute(trx: Transaction, dispute: Dispute): Promise<void> {
  await trx
    .insertInto('disputes')
    .values({
      id: dispute.id,
      gateway: dispute.gateway,
      status: dispute.status,
      reason: dispute.reason,
      currency: dispute.currency,
      payment_id: dispute.paymentId,
      customer_id: dispute.customerId,
      external_id: dispute.externalId,
      amount_minor: dispute.amountMinor,
      fee_minor: dispute.feeMinor,
      evidence_due_at: dispute.evidenceDueAt,
      opened_at: dispute.openedAt,
    })
    .execute()
}

export async function saveDispute(trx: Transaction, dispute: Dispute): Promise<void> {
  await trx
    .updateTable('disputes')
    .set({
      status: dispute.status,
      amount_minor: dispute.amountMinor,
      fee_minor: dispute.feeMinor,
      evidence_due_at: dispute.evidenceDueAt,
      withdrawn_at: dispute.withdrawnAt,
      reinstated_at: dispute.reinstatedAt,
      closed_at: dispute.closedAt,
    })
    .where('id', '=', dispute.id)
    .execute()
}
