import { sql } from 'kysely'
import { z } from 'zod'
import { Day, MinorUnits } from '../kernel/codecs.ts'
import { CreditNoteId, type InvoiceId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'

export const ListedCreditNote = z.object({
  id: CreditNoteId,
  number: z.string(),
  currency: z.string(),
  totalMinor: MinorUnits,
  reason: z.string(),
  issuedOn: Day,
})
export type ListedCreditNote = z.output<typeof ListedCreditNote>

export async function creditNotesOf(reader: Reader, invoiceId: InvoiceId): Promise<ListedCreditNote[]> {
  const { rows } = await sql<ListedCreditNote>`
    select id, number, currency, total_minor as "totalMinor", reason, issued_on as "issuedOn"
    from credit_notes where invoice_id = ${invoiceId} order by id limit 200`.execute(reader)
  return rows
}
