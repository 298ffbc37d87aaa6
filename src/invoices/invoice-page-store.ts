import { sql } from 'kysely'
import { z } from 'zod'
import { Day, list, MinorText, MomentText } from '../kernel/codecs.ts'
import type { InvoiceId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'

export const Related = z.object({
  creditNotes: list(
    z.object({ number: z.string(), totalMinor: MinorText, reason: z.string(), issuedOn: Day }),
  ),
  creditUsed: list(z.object({ at: MomentText, amountMinor: MinorText })),
})
export type Related = z.output<typeof Related>

/** What is related to an invoice, in one statement: its credit notes, and when how much credit was used on it. */
export async function findRelated(reader: Reader, invoiceId: InvoiceId): Promise<Related> {
  const { rows } = await sql<Related>`select
    (select coalesce(json_agg(json_build_object('number', n.number, 'totalMinor', n.total_minor::text,
        'reason', n.reason, 'issuedOn', n.issued_on) order by n.id), '[]')
      from credit_notes n where n.invoice_id = ${invoiceId}) as "creditNotes",
    (select coalesce(json_agg(json_build_object('at', j.at, 'amountMinor', p.amount_minor::text) order by j.id), '[]')
      from journals j join postings p on p.journal_id = j.id and p.account = 'credit/' || j.customer_id
      where j.invoice_id = ${invoiceId} and j.kind = 'credit_applied') as "creditUsed"`.execute(reader)
  return rows[0] ?? { creditNotes: [], creditUsed: [] }
}
