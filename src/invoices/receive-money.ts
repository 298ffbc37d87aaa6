import { assert } from '../kernel/assert.ts'
import type { PaymentId } from '../kernel/ids.ts'
import { type Money, money, smaller, subtract } from '../kernel/money.ts'
import { type Account, creditAccount, invoiceAccount, revenue, taxAccount } from '../ledger/account.ts'
import { type Journal, split, transfer } from '../ledger/journal.ts'
import { postJournals } from '../ledger/ledger-store.ts'
import { refOf } from '../platform/history/fields.ts'
import type { Work } from '../platform/use-case.ts'
import { deliverInvoice } from './deliver-invoice.ts'
import { fulfil } from './fulfilment.ts'
import { type Issued, openAmount, type Payable, withMoney } from './invoice.ts'
import { hasExpired, isPaid, isPayable } from './invoice-states.ts'
import { saveInvoice } from './invoice-store.ts'

type Received = {
  readonly amount: Money
  readonly from: Account
  readonly paymentId: PaymentId | null
}

/**
 * Money has come for an invoice, whose row is locked. It goes to what is open; what is more than that, or comes when
 * nothing is owed any more, becomes the customer's credit, so that no payment is ever lost. Covered in full, the invoice
 * is paid and what it sells is delivered.
 */
export async function receiveMoney(work: Work, invoice: Issued, received: Received): Promise<Issued> {
  assert(received.amount.minor > 0n, 'what is received is more than nothing')
  const owed = isPayable(invoice) ? openAmount(invoice) : money(0n, invoice.currency)
  const taken = smaller(owed, received.amount)
  const surplus = subtract(received.amount, taken)
  const after = isPayable(invoice) ? withMoney(invoice, taken.minor, work.now) : invoice
  const reference = {
    customerId: invoice.customerId,
    invoiceId: invoice.id,
    paymentId: received.paymentId,
  }
  const journals: Journal[] = []
  const fromCredit = received.from === creditAccount(invoice.customerId)
  if (taken.minor > 0n) {
    const kind = fromCredit ? 'credit_applied' : 'payment_received'
    journals.push({
      ...reference,
      kind,
      postings: transfer(taken, received.from, invoiceAccount(invoice.id)),
    })
  }
  if (surplus.minor > 0n) {
    const to = creditAccount(invoice.customerId)
    journals.push({ ...reference, kind: 'payment_to_credit', postings: transfer(surplus, received.from, to) })
  }
  const isNowPaid = isPayable(invoice) && isPaid(after)
  if (isNowPaid) journals.push(earnings(after))
  await Promise.all([
    postJournals(work.trx, journals, { at: work.now, newId: work.newId }),
    taken.minor > 0n && saveInvoice(work.trx, after),
  ])
  if (surplus.minor > 0n) recordCredit(work, invoice, surplus)
  if (isNowPaid && hasExpired(invoice)) await fulfil(work, 'onRevived', after)
  if (isNowPaid) await deliverInvoice(work, after)
  return after
}

/** An invoice that has nothing to pay from the start is paid at once. */
export async function payAtZero(work: Work, invoice: Payable): Promise<Issued> {
  const paid = withMoney(invoice, 0n, work.now)
  assert(isPaid(paid) && paid.totalMinor === 0n, 'only a zero invoice is paid without money')
  await saveInvoice(work.trx, paid)
  await deliverInvoice(work, paid)
  return paid
}

/** Cash basis: what an invoice holds becomes revenue and tax when it is covered in full. */
function earnings(invoice: Issued): Journal {
  const from = invoiceAccount(invoice.id)
  const parts = [
    { account: revenue, amount: money(-invoice.netMinor, invoice.currency) },
    ...invoice.taxes.map((tax) => ({
      account: taxAccount(tax.name),
      amount: money(-tax.taxMinor, invoice.currency),
    })),
  ]
  return {
    kind: 'invoice_paid',
    customerId: invoice.customerId,
    invoiceId: invoice.id,
    paymentId: null,
    postings: split(parts, from),
  }
}

/** Tells the history that a customer's credit grew by what could not go to an invoice. */
export function recordCredit(work: Work, invoice: Issued, amount: Money): void {
  work.record({
    type: 'credit.received',
    customerId: invoice.customerId,
    invoice: refOf(invoice),
    amount,
  })
}
