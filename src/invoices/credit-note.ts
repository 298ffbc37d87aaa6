import { sql } from 'kysely'
import { assert, present } from '../kernel/assert.ts'
import { CreditNoteId } from '../kernel/ids.ts'
import { canonical } from '../kernel/json.ts'
import { type Money, money } from '../kernel/money.ts'
import { type Account, revenue, taxAccount } from '../ledger/account.ts'
import { type Posting, split } from '../ledger/journal.ts'
import type { Work } from '../platform/use-case.ts'
import type { Paid } from './invoice.ts'
import { saveInvoice } from './invoice-store.ts'
import { partOf, type Totals } from './totals.ts'

/**
 * Takes back `amount` of a paid invoice: a credit note in its own series, with the net and tax that this part stands for.
 * Answers with the postings that move it out of revenue and tax to `to`.
 */
export async function issueCreditNote(
  work: Work,
  invoice: Paid,
  given: { amount: Money; reason: string; to: Account },
): Promise<{ number: string; postings: Posting[] }> {
  assert(
    invoice.refundedMinor + given.amount.minor <= invoice.receivedMinor,
    'no more is given back than was paid',
  )
  const part = partOf(invoice, invoice.refundedMinor, given.amount.minor)
  await saveInvoice(work.trx, { ...invoice, refundedMinor: invoice.refundedMinor + given.amount.minor })
  const number = await insertCreditNote(work, invoice, part, given.reason)
  const { customerId, id: invoiceId, number: invoiceNumber } = invoice
  work.record({
    ...{ type: 'credit_note.issued', customerId, invoiceId, number: invoiceNumber },
    ...{ creditNote: number, total: given.amount, reason: given.reason },
  })
  const parts = [
    { account: revenue, amount: money(part.netMinor, invoice.currency) },
    ...part.taxes.map((tax) => ({
      account: taxAccount(tax.name),
      amount: money(tax.taxMinor, invoice.currency),
    })),
  ]
  return { number, postings: split(parts, given.to) }
}

async function insertCreditNote(work: Work, invoice: Paid, part: Totals, reason: string): Promise<string> {
  const { rows } = await sql<{ number: string }>`
    with numbered as (
      update number_series set next = next + 1 where series = 'credit_note'
      returning prefix || lpad((next - 1)::text, 6, '0') as number
    )
    insert into credit_notes (id, invoice_id, customer_id, number, currency, net_minor, tax_minor, total_minor, taxes,
      reason, issued_at, issued_on)
    select ${CreditNoteId.parse(work.newId())}, ${invoice.id}, ${invoice.customerId}, number, ${invoice.currency},
      ${part.netMinor}, ${part.taxMinor}, ${part.totalMinor}, ${canonical(part.taxes)}, ${reason}, ${work.now},
      ${work.today} from numbered
    returning number`.execute(work.trx)
  return present(rows[0], 'the counter of the credit note series').number
}
