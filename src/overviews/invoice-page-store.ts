import { sql } from 'kysely'
import { z } from 'zod'
import { Day, list, MinorText, MomentText } from '../kernel/codecs.ts'
import { type InvoiceId, LineId, PurchaseId } from '../kernel/ids.ts'
import { creditUsedRows } from '../ledger/ledger-store.ts'
import type { Reader } from '../platform/database.ts'
import { ListedPurchase, listedColumns } from '../purchases/purchase-list-store.ts'
import { change, renewal } from '../purchases/purchase-terms.ts'
import { instalmentLine } from '../schedules/instalment-terms.ts'

export const Related = z.object({
  creditNotes: list(
    z.object({ number: z.string(), totalMinor: MinorText, reason: z.string(), issuedOn: Day }),
  ),
  /** What the lines are for, and which line is for which. */
  purchases: list(ListedPurchase),
  purchaseOfLine: list(z.object({ lineId: LineId, purchaseId: PurchaseId })),
  creditUsed: list(z.object({ at: MomentText, amountMinor: MinorText })),
})
export type Related = z.output<typeof Related>

/** What is related to an invoice, in one statement: its credit notes, when how much credit was used on it, and what it sold, renewed or changed. */
export async function findRelated(reader: Reader, invoiceId: InvoiceId): Promise<Related> {
  const { rows } = await sql<Related>`with bought as (
      select l.id as line_id, p.id as purchase_id from invoice_lines l join purchases p on p.line_id = l.id
      where l.invoice_id = ${invoiceId}
      union all
      select l.id, (l.fulfilment ->> 'purchaseId')::uuid from invoice_lines l
      where l.invoice_id = ${invoiceId} and l.fulfilment_kind in (${renewal}, ${change})
      union all
      select l.id, s.purchase_id from invoice_lines l join schedules s on s.id = (l.fulfilment ->> 'scheduleId')::uuid
      where l.invoice_id = ${invoiceId} and l.fulfilment_kind = ${instalmentLine}
    ) select
    (select coalesce(json_agg(json_build_object('number', n.number, 'totalMinor', n.total_minor::text,
        'reason', n.reason, 'issuedOn', n.issued_on) order by n.id), '[]')
      from credit_notes n where n.invoice_id = ${invoiceId}) as "creditNotes",
    (select coalesce(json_agg(json_build_object('lineId', b.line_id, 'purchaseId', b.purchase_id)), '[]')
      from bought b) as "purchaseOfLine",
    (select coalesce(json_agg(to_jsonb(shown)), '[]') from (
      select false as "isRoot", ${listedColumns} from purchases p
      where p.id in (select b.purchase_id from bought b) order by p.id limit 100) shown) as purchases,
    ${creditUsedRows(invoiceId)} as "creditUsed"`.execute(reader)
  return rows[0] ?? { creditNotes: [], creditUsed: [], purchases: [], purchaseOfLine: [] }
}
