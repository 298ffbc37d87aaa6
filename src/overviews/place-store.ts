import { sql } from 'kysely'
import type { PaymentId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'

/** The number of the invoice that a payment was for. */
export async function invoiceNumberOf(
  reader: Reader,
  id: PaymentId,
): Promise<{ number: string } | undefined> {
  const { rows } = await sql<{ number: string }>`
    select i.number from payment_invoices t join invoices i on i.id = t.invoice_id
      where t.payment_id = ${id} and t.position = 0`.execute(reader)
  return rows[0]
}
