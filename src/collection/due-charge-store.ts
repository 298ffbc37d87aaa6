import { type RawBuilder, sql } from 'kysely'
import type { InvoiceId } from '../kernel/ids.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import type { DueBy } from '../platform/due/due-source.ts'
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
      ends_on: charge.endsOn,
      charge_on: charge.chargeOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const columns = sql`invoice_id as "invoiceId", customer_id as "customerId", origin, due_on as "dueOn",
  ends_on as "endsOn", attempts, charge_on as "chargeOn"`

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
    .set({ attempts: charge.attempts, charge_on: charge.chargeOn })
    .where('invoice_id', '=', charge.invoiceId)
    .execute()
}

/** What was paid or withdrawn is not charged any more. */
export async function endCharging(trx: Transaction, invoiceId: InvoiceId): Promise<void> {
  await trx
    .updateTable('due_charges')
    .set({ charge_on: null })
    .where('invoice_id', '=', invoiceId)
    .where('charge_on', 'is not', null)
    .execute()
}

export function chargesToBegin({ today, shop }: DueBy): RawBuilder<unknown> {
  return sql`select invoice_id::text as id, customer_id, start_of_day(charge_on, ${shop.timeZone}) as due_at
    from due_charges where charge_on <= ${today}::date`
}
