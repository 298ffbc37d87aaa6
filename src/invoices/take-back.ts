import { assert } from '../kernel/assert.ts'
import { type Money, money, smaller, subtract } from '../kernel/money.ts'
import { type Account, adjustment, creditAccount } from '../ledger/account.ts'
import { type Posting, transfer } from '../ledger/journal.ts'
import { lockCredit } from '../ledger/ledger-store.ts'
import type { Work } from '../platform/use-case.ts'
import { issueCreditNote } from './credit-note.ts'
import type { Issued } from './invoice.ts'
import { isPaid } from './invoice-states.ts'

export type TakenBack = {
  readonly postings: readonly Posting[]
  /** The number of the credit note; null when nothing of the invoice was left to be credited. */
  readonly creditNote: string | null
}

/**
 * A provider has taken back money that was paid for an invoice, whose row is locked, and nobody asks whether we agree. First the
 * invoice is credited, as far as it was paid; then the customer's credit, where the money went when the invoice did not need it;
 * what is left is the shop's loss. Answers with the postings that move it all to `to`.
 */
export async function takeBack(
  work: Work,
  invoice: Issued,
  given: { amount: Money; reason: string; to: Account },
): Promise<TakenBack> {
  assert(given.amount.currency === invoice.currency, 'money is taken back in the currency that it came in')
  const ofInvoice = smaller(given.amount, leftOfInvoice(invoice))
  const noted =
    ofInvoice.minor > 0n && isPaid(invoice)
      ? await issueCreditNote(work, invoice, { ...given, amount: ofInvoice })
      : null
  const rest = noted ? subtract(given.amount, ofInvoice) : given.amount
  const ofCredit = smaller(rest, await lockCredit(work.trx, invoice.customerId, invoice.currency))
  const uncovered = subtract(rest, ofCredit)
  return {
    postings: [
      ...(noted?.postings ?? []),
      ...moved(ofCredit, creditAccount(invoice.customerId), given.to),
      ...moved(uncovered, adjustment, given.to),
    ],
    creditNote: noted?.number ?? null,
  }
}

function leftOfInvoice(invoice: Issued): Money {
  const left = isPaid(invoice) ? invoice.receivedMinor - invoice.refundedMinor : 0n
  return money(left, invoice.currency)
}

function moved(amount: Money, from: Account, to: Account): Posting[] {
  return amount.minor > 0n ? transfer(amount, from, to) : []
}
