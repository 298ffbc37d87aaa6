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

type Taking = {
  readonly amount: Money
  /** What of the payment is with the invoice, in minor units: no more of the invoice is credited. */
  readonly withInvoiceMinor: bigint
  readonly reason: string
  readonly to: Account
}

/**
 * Money that was paid for an invoice, whose row is locked, goes back. First the invoice is credited, as far as this money is with it;
 * then the customer's credit pays, where the money went when the invoice did not need it; what is left is the shop's loss. Answers
 * with the postings that move it all to `to`.
 */
export async function takeBack(
  work: Work,
  invoice: Issued,
  { amount, withInvoiceMinor, reason, to }: Taking,
): Promise<TakenBack> {
  assert(amount.currency === invoice.currency, 'money is taken back in the currency that it came in')
  const withInvoice = money(withInvoiceMinor > 0n ? withInvoiceMinor : 0n, invoice.currency)
  const ofInvoice = smaller(amount, smaller(withInvoice, leftOfInvoice(invoice)))
  const noted =
    ofInvoice.minor > 0n && isPaid(invoice)
      ? await issueCreditNote(work, invoice, { amount: ofInvoice, reason, to })
      : null
  const rest = noted ? subtract(amount, ofInvoice) : amount
  const others = rest.minor > 0n ? await fromCredit(work, invoice, rest, to) : []
  return { postings: [...(noted?.postings ?? []), ...others], creditNote: noted?.number ?? null }
}

/** Takes money back that is not with the invoice: from its customer's credit, as far as that goes. The rest is the shop's loss. */
export async function fromCredit(work: Work, invoice: Issued, rest: Money, to: Account): Promise<Posting[]> {
  const { customerId, currency } = invoice
  const ofCredit = smaller(rest, await lockCredit(work.trx, customerId, currency))
  const loss = subtract(rest, ofCredit)
  return [...moved(ofCredit, creditAccount(customerId), to), ...moved(loss, adjustment, to)]
}

/** What of a paid invoice has not been given back yet. */
export function leftOfInvoice(invoice: Issued): Money {
  const left = isPaid(invoice) ? invoice.receivedMinor - invoice.refundedMinor : 0n
  return money(left, invoice.currency)
}

function moved(amount: Money, from: Account, to: Account): Posting[] {
  return amount.minor > 0n ? transfer(amount, from, to) : []
}
