import { sql } from 'kysely'
import { z } from 'zod'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { InvoiceId } from '../kernel/ids.ts'
import { money } from '../kernel/money.ts'
import { creditOf } from '../ledger/ledger-store.ts'
import type { Reader } from '../platform/database.ts'
import { found } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { isPayable, openAmount, totalOf } from './invoice.ts'
import { ownsInvoice } from './invoice-rules.ts'
import { findInvoice } from './invoice-store.ts'

/** An invoice as its customer sees it: all that it says, its credit notes, the credit used on it and what is left of that. */
export const invoicePage = query({
  name: 'invoice.page',
  input: z.object({ number: z.string().min(1).max(40) }),
  may: ownsInvoice,
  async run({ reader, today }, { number }) {
    const invoice = found(await findInvoice(reader, { number }))
    const besides = await findBesides(reader, invoice.id)
    const credit = await creditOf(reader, invoice.customerId)
    const { recipient: _recipient, lines, ...said } = invoice
    return {
      ...{ ...said, ...besides, total: totalOf(invoice), open: openAmount(invoice) },
      lines: lines.map(({ fulfilment: _fulfilment, ...line }) => line),
      isOverdue: invoice.status === 'pending' && invoice.dueOn < today,
      isPayable: isPayable(invoice),
      credit: credit.find((held) => held.currency === invoice.currency) ?? money(0n, invoice.currency),
    }
  },
})

type Besides = {
  creditNotes: { number: string; totalMinor: string; reason: string; issuedOn: CalendarDate }[]
  creditUsed: { at: string; amountMinor: string }[]
}

/** What stands beside an invoice, in one statement: its credit notes, and when how much credit was used on it. */
async function findBesides(reader: Reader, invoiceId: InvoiceId): Promise<Besides> {
  const { rows } = await sql<Besides>`select
    (select coalesce(json_agg(json_build_object('number', n.number, 'totalMinor', n.total_minor::text,
        'reason', n.reason, 'issuedOn', n.issued_on) order by n.id), '[]')
      from credit_notes n where n.invoice_id = ${invoiceId}) as "creditNotes",
    (select coalesce(json_agg(json_build_object('at', j.at, 'amountMinor', p.amount_minor::text) order by j.id), '[]')
      from journals j join postings p on p.journal_id = j.id and p.account = 'credit/' || j.customer_id
      where j.invoice_id = ${invoiceId} and j.kind = 'credit_applied') as "creditUsed"`.execute(reader)
  return rows[0] ?? { creditNotes: [], creditUsed: [] }
}
