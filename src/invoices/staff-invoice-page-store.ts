import { sql } from 'kysely'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { CreditNoteId, InvoiceId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'

export type ListedCreditNote = {
  readonly id: CreditNoteId
  readonly number: string
  readonly currency: string
  readonly totalMinor: bigint
  readonly reason: string
  readonly issuedOn: CalendarDate
}

export async function creditNotesOf(reader: Reader, invoiceId: InvoiceId): Promise<ListedCreditNote[]> {
  const { rows } = await sql<ListedCreditNote>`
    select id, number, currency, total_minor as "totalMinor", reason, issued_on as "issuedOn"
    from credit_notes where invoice_id = ${invoiceId} order by id limit 200`.execute(reader)
  return rows
}
