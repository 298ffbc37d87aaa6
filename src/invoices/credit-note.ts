import { assert } from '../kernel/assert.ts'
import { CreditNoteId } from '../kernel/ids.ts'
import { type Money, money } from '../kernel/money.ts'
import { type Account, revenue, taxAccount } from '../ledger/account.ts'
import { type Posting, split } from '../ledger/journal.ts'
import { refOf } from '../platform/history/fields.ts'
import type { Work } from '../platform/use-case.ts'
import { insertCreditNote, notesOf } from './credit-note-store.ts'
import type { Line, Paid } from './invoice.ts'
import { saveInvoice } from './invoice-store.ts'
import { partOf, partOfRate, withoutParts } from './totals.ts'

/**
 * Takes back `amount` of a paid invoice: a credit note in its own series, with the net and tax that this part stands for.
 * Answers with the postings that move it out of revenue and tax to `to`. With a line, only that is taken back, at its own tax.
 */
export async function issueCreditNote(
  work: Work,
  invoice: Paid,
  given: { amount: Money; reason: string; to: Account; line?: Line },
): Promise<{ number: string; postings: Posting[] }> {
  assert(
    invoice.refundedMinor + given.amount.minor <= invoice.receivedMinor,
    'no more is given back than was paid',
  )
  const left = withoutParts(invoice, await notesOf(work.trx, [invoice.id]))
  const { line } = given
  const part = line ? partOfRate(left, line.tax, given.amount.minor) : partOf(left, given.amount.minor)
  await saveInvoice(work.trx, { ...invoice, refundedMinor: invoice.refundedMinor + given.amount.minor })
  const id = CreditNoteId.parse(work.newId())
  const number = await insertCreditNote(work.trx, {
    id,
    invoice,
    part,
    reason: given.reason,
    lineId: line?.id ?? null,
    issuedAt: work.now,
    issuedOn: work.today,
  })
  work.record({
    type: 'credit_note.issued',
    customerId: invoice.customerId,
    invoice: refOf(invoice),
    creditNote: { id, number, invoiceNumber: invoice.number },
    total: given.amount,
    reason: given.reason,
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
