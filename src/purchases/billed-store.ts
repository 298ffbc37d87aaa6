import { sql } from 'kysely'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { LineId, PurchaseId } from '../kernel/ids.ts'
import { canonical } from '../kernel/json.ts'
import type { Transaction } from '../platform/database.ts'

// What was billed for the current term of a purchase changes with the money that came for it, by so many minor units, whoever else changes
// the purchase meanwhile, and never to less than nothing. Of a term that is over nothing changes.

/** Of what these lines sold, while it is in its first term. */
export async function changeBilledOfLines(
  trx: Transaction,
  changes: readonly { readonly lineId: LineId; readonly byMinor: bigint }[],
): Promise<void> {
  await sql`update purchases p set billed_minor = greatest(p.billed_minor + "byMinor", 0)
    from jsonb_to_recordset(${canonical(changes)}::jsonb) as row("lineId" uuid, "byMinor" bigint)
    where p.line_id = "lineId" and p.term_from = p.started_on`.execute(trx)
}

/** Of purchases that are in the term which begins `from` that day. */
export async function changeBilledOfTerms(
  trx: Transaction,
  changes: readonly {
    readonly purchaseId: PurchaseId
    readonly from: CalendarDate
    readonly byMinor: bigint
  }[],
): Promise<void> {
  await sql`update purchases p set billed_minor = greatest(p.billed_minor + "byMinor", 0)
    from jsonb_to_recordset(${canonical(changes)}::jsonb) as row("purchaseId" uuid, "from" date, "byMinor" bigint)
    where p.id = "purchaseId" and p.term_from = row."from"`.execute(trx)
}
