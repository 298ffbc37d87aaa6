import { sql } from 'kysely'
import type { Reader } from '../../src/platform/database.ts'

/** One row of one number: how many there are of something. */
export async function count(
  reader: Reader,
  what: ReturnType<typeof sql<{ count: bigint }>>,
): Promise<number> {
  const { rows } = await what.execute(reader)
  return Number(rows[0]?.count)
}

export const charges = (reader: Reader) =>
  count(reader, sql`select count(*) from sandbox.charges where status = 'approved'`)

export const chargesOf = (reader: Reader, invoiceId: string) =>
  count(
    reader,
    sql`select count(*) from sandbox.charges c join payment_invoices t on t.payment_id = c.key::uuid
      where t.invoice_id = ${invoiceId} and c.status = 'approved'`,
  )

export const purchasesFor = (reader: Reader, invoiceId: string) =>
  count(
    reader,
    sql`select count(*) from purchases p join invoice_lines l on l.id = p.line_id where l.invoice_id = ${invoiceId}`,
  )

/** What the ledger holds on an account, in minor units. */
export async function balance(reader: Reader, account: string): Promise<bigint> {
  const { rows } = await sql<{ sum: bigint | null }>`
    select sum(amount_minor)::bigint as sum from postings where account = ${account}`.execute(reader)
  return rows[0]?.sum ?? 0n
}

/** Numbers of a series in order, to see gaps and twins. */
export async function numbersOf(reader: Reader, table: 'invoices' | 'credit_notes'): Promise<number[]> {
  const { rows } = await sql<{ number: string }>`
    select number from ${sql.table(table)} order by number`.execute(reader)
  return rows.map(({ number }) => Number(number.replace(/^\D+/, '')))
}
