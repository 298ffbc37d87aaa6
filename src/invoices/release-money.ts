import { money } from '../kernel/money.ts'
import { creditAccount, invoiceAccount } from '../ledger/account.ts'
import { transfer } from '../ledger/journal.ts'
import { postJournals } from '../ledger/ledger-store.ts'
import type { Work } from '../platform/use-case.ts'
import type { Issued } from './invoice.ts'
import { recordCredit } from './receive-money.ts'

/** What was paid towards an invoice that is not to be paid any more is the customer's again, as credit. */
export async function releaseMoney(work: Work, invoice: Issued): Promise<void> {
  if (invoice.receivedMinor === 0n) return
  const amount = money(invoice.receivedMinor, invoice.currency)
  const { customerId, id: invoiceId } = invoice
  const postings = transfer(amount, invoiceAccount(invoiceId), creditAccount(customerId))
  const journal = {
    kind: 'invoice_money_to_credit' as const,
    customerId,
    invoiceId,
    paymentId: null,
    postings,
  }
  await postJournals(work.trx, [journal], { at: work.now, newId: work.newId })
  recordCredit(work, invoice, amount)
}
