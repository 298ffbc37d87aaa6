import { z } from 'zod'
import { InvoiceId } from '../kernel/ids.ts'
import { money } from '../kernel/money.ts'
import { creditAccount, invoiceAccount } from '../ledger/account.ts'
import { transfer } from '../ledger/journal.ts'
import { postJournals } from '../ledger/ledger-store.ts'
import { refOf } from '../platform/history/fields.ts'
import { either, isShopItself, staffWith } from '../platform/permission.ts'
import { orNotFound, orRefuse, Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { fulfil } from './fulfilment.ts'
import { type Cancelled, decideCancel, type Issued } from './invoice.ts'
import { ownsInvoice } from './invoice-rules.ts'
import { lockInvoice, saveInvoice } from './invoice-store.ts'
import { recordCredit } from './receive-money.ts'

export const cancelInvoice = useCase({
  name: 'invoice.cancel',
  input: z.object({ invoiceId: InvoiceId, reason: z.string().trim().min(1).max(300) }),
  output: z.object({ number: z.string() }),
  may: either(ownsInvoice, staffWith('invoices.edit')),
  async run(work, { invoiceId, reason }) {
    const invoice = orNotFound(await lockInvoice(work.trx, invoiceId))
    if (!isShopItself(work) && invoice.receivedMinor > 0n) throw new Refused('invoice_has_money')
    const cancelled = await withdrawInvoice(work, invoice, reason)
    await fulfil(work, 'onCancelled', invoice)
    return { number: cancelled.number }
  },
})

/**
 * Ends the claim of an invoice whose row is locked; what was paid towards it becomes credit. For slices that take back an
 * invoice of their own making: nobody is told of it as a decision on what it sold.
 */
export async function withdrawInvoice(work: Work, invoice: Issued, reason: string): Promise<Cancelled> {
  const cancelled = orRefuse(decideCancel(invoice, { at: work.now, reason }))
  if (await work.ports.hasUnresolvedPayment(work.trx, invoice.id))
    throw new Refused('invoice_has_unresolved_payment')
  await saveInvoice(work.trx, cancelled)
  await releaseMoney(work, cancelled)
  const { customerId, title } = cancelled
  work.record({ type: 'invoice.cancelled', customerId, invoice: refOf(cancelled), title, reason })
  return cancelled
}

/** What was paid towards a cancelled invoice is the customer's again, as credit. */
async function releaseMoney(work: Work, invoice: Cancelled): Promise<void> {
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
