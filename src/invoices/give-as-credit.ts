import { assert } from '../kernel/assert.ts'
import type { Money } from '../kernel/money.ts'
import { creditAccount } from '../ledger/account.ts'
import type { JournalKind } from '../ledger/journal.ts'
import { postJournals } from '../ledger/ledger-store.ts'
import type { Work } from '../platform/use-case.ts'
import { issueCreditNote } from './credit-note.ts'
import type { Issued, Line } from './invoice.ts'
import { isPaid } from './invoice-states.ts'

type Given = {
  readonly amount: Money
  readonly reason: string
  readonly kind: JournalKind
  /** Where only that is given back. */
  readonly line?: Line
}

/** A part of a paid invoice, whose row is locked, becomes its customer's credit, by a credit note. */
export async function giveAsCredit(
  work: Work,
  invoice: Issued,
  { amount, reason, kind, ...of }: Given,
): Promise<void> {
  assert(isPaid(invoice), 'what is given back was paid')
  const { id: invoiceId, customerId } = invoice
  const to = creditAccount(customerId)
  const { postings } = await issueCreditNote(work, invoice, { amount, reason, to, ...of })
  const journal = { kind, customerId, invoiceId, paymentId: null, postings }
  await postJournals(work.trx, [journal], { at: work.now, newId: work.newId })
}
