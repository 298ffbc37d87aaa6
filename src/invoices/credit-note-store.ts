import { sql } from 'kysely'
import { present } from '../kernel/assert.ts'
import type { CalendarDate, Instant } from '../kernel/calendar.ts'
import type { CreditNoteId, InvoiceId, LineId } from '../kernel/ids.ts'
import { canonical } from '../kernel/json.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import type { Paid } from './invoice.ts'
import { type TaxRow, toTaxTotal } from './invoice-store.ts'
import type { Totals } from './totals.ts'

type NewCreditNote = {
  readonly id: CreditNoteId
  readonly invoice: Paid
  readonly part: Totals
  readonly reason: string
  /** The one line that is taken back, or a part of it; null: the same part of each. */
  readonly lineId: LineId | null
  readonly issuedAt: Instant
  readonly issuedOn: CalendarDate
}

export type KnownNote = Totals & {
  readonly id: CreditNoteId
  readonly invoiceId: InvoiceId
  readonly reason: string
  /** The one line that it took back, or a part of it; null: the same part of each. */
  readonly lineId: LineId | null
}

/** Why a credit note took back lines that had nothing left to be delivered to. */
export const notDelivered = 'not_delivered'

export function isForUndelivered({ reason }: Pick<KnownNote, 'reason'>): boolean {
  return reason === notDelivered
}

/** The credit notes of some invoices, in the order in which they were issued. */
export async function notesOf(reader: Reader, invoiceIds: readonly InvoiceId[]): Promise<KnownNote[]> {
  const { rows } = await sql<Omit<KnownNote, 'taxes'> & { taxes: TaxRow[] }>`
    select id, invoice_id as "invoiceId", reason, net_minor as "netMinor", tax_minor as "taxMinor",
      total_minor as "totalMinor", taxes, line_id as "lineId"
    from credit_notes where invoice_id = any(${[...invoiceIds]}::uuid[]) order by id`.execute(reader)
  return rows.map(({ taxes, ...note }) => ({ ...note, taxes: taxes.map(toTaxTotal) }))
}

/** Writes a credit note and gives it the next number of its series, whose counter stays locked until the transaction ends. */
export async function insertCreditNote(trx: Transaction, note: NewCreditNote): Promise<string> {
  const { invoice, part } = note
  const { rows } = await sql<{ number: string }>`
    with numbered as (
      update number_series set next = next + 1 where series = 'credit_note'
      returning prefix || lpad((next - 1)::text, 6, '0') as number
    )
    insert into credit_notes (id, invoice_id, customer_id, number, currency, net_minor, tax_minor, total_minor, taxes,
      reason, issued_at, issued_on, line_id)
    select ${note.id}, ${invoice.id}, ${invoice.customerId}, number, ${invoice.currency},
      ${part.netMinor}, ${part.taxMinor}, ${part.totalMinor}, ${canonical(part.taxes)}, ${note.reason},
      ${note.issuedAt}, ${note.issuedOn}, ${note.lineId} from numbered
    returning number`.execute(trx)
  return present(rows[0], 'the counter of the credit note series').number
}
