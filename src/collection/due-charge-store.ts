import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../kernel/calendar.ts'
import type { InvoiceId } from '../kernel/ids.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import { lockTaken } from '../platform/locks.ts'
import type { DueCharge } from './due-charge.ts'

/** One row per invoice: what is planned already stays as it is. */
export async function insertDueCharge(trx: Transaction, charge: DueCharge): Promise<void> {
  const { origin, attempts } = charge
  await trx
    .insertInto('due_charges')
    .values({
      invoice_id: charge.invoiceId,
      customer_id: charge.customerId,
      origin,
      attempts,
      due_on: charge.dueOn,
      last_day: charge.lastDay,
      charge_at: charge.chargeAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const columns = sql`invoice_id as "invoiceId", customer_id as "customerId", origin, due_on as "dueOn",
  last_day as "lastDay", attempts, charge_at as "chargeAt"`

export async function findDueCharge(reader: Reader, invoiceId: InvoiceId): Promise<DueCharge | undefined> {
  const { rows } = await sql<DueCharge>`
    select ${columns} from due_charges where invoice_id = ${invoiceId}`.execute(reader)
  return rows[0]
}

export async function lockDueCharge(trx: Transaction, invoiceId: InvoiceId): Promise<DueCharge | undefined> {
  const { rows } = await sql<DueCharge>`
    select ${columns} from due_charges where invoice_id = ${invoiceId} for update`.execute(trx)
  if (rows[0]) lockTaken(trx, 'charge', [invoiceId])
  return rows[0]
}

export async function saveDueCharge(trx: Transaction, charge: DueCharge): Promise<void> {
  await trx
    .updateTable('due_charges')
    .set({ attempts: charge.attempts, charge_at: charge.chargeAt })
    .where('invoice_id', '=', charge.invoiceId)
    .execute()
}

/** What was paid or withdrawn is not charged any more. */
export async function endCharging(trx: Transaction, invoiceId: InvoiceId): Promise<void> {
  await trx
    .updateTable('due_charges')
    .set({ charge_at: null })
    .where('invoice_id', '=', invoiceId)
    .where('charge_at', 'is not', null)
    .execute()
}

export function chargesToBegin(by: Instant): RawBuilder<unknown> {
  return sql`select invoice_id::text as id, customer_id, charge_at as due_at
    from due_charges where charge_at <= ${by}::timestamptz`
}
