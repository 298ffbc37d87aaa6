import { sql } from 'kysely'
import { z } from 'zod'
import { Day, list, MinorText, MomentText } from '../kernel/codecs.ts'
import type { InvoiceId } from '../kernel/ids.ts'
import { creditUsedRows } from '../ledger/ledger-store.ts'
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
    ${creditUsedRows(invoiceId)} as "creditUsed"`.execute(reader)
  return rows[0] ?? { creditNotes: [], creditUsed: [] }
}
