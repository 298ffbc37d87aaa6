import { assert } from '../kernel/assert.ts'
import type { PaymentId } from '../kernel/ids.ts'
import { type Money, money, smaller, subtract } from '../kernel/money.ts'
import { type Account, creditAccount, invoiceAccount, revenue, taxAccount } from '../ledger/account.ts'
import { type Journal, split, transfer } from '../ledger/journal.ts'
import { lockCredit, postJournals } from '../ledger/ledger-store.ts'
import { refOf } from '../platform/history/fields.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
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
  const { taken, fromCredit } = await divided(work, invoice, received)
  const surplus = subtract(received.amount, taken)
  const covered = taken.minor + fromCredit.minor
  const after = isPayable(invoice) ? withMoney(invoice, covered, work.now) : invoice
  const isNowPaid = isPayable(invoice) && isPaid(after)
  const journals = [
    ...arriving(invoice, { ...received, amount: taken }),
    ...arriving(invoice, { amount: fromCredit, from: creditAccount(invoice.customerId), paymentId: null }),
    ...becomingCredit(invoice, { ...received, amount: surplus }),
    ...(isNowPaid ? [earnings(after)] : []),
  ]
  await Promise.all([
    postJournals(work.trx, journals, { at: work.now, newId: work.newId }),
    covered > 0n && saveInvoice(work.trx, after),
  ])
  if (fromCredit.minor > 0n) recordApplied(work, invoice, fromCredit)
  if (surplus.minor > 0n) tellOfCredit(work, invoice, { amount: surplus, paymentId: received.paymentId })
  if (isNowPaid && hasExpired(invoice)) await fulfil(work, 'onRevived', after)
  if (isNowPaid) await deliverInvoice(work, after)
  return after
}

type Divided = { readonly taken: Money; readonly fromCredit: Money }

/**
 * What of the money goes to the invoice, and what has to come from credit besides. One that has expired is paid only in full: what a
 * payment does not cover of it is taken from credit, and where that is not enough nothing of the payment is (01-domain, Invoices).
 */
async function divided(work: Work, invoice: Issued, { amount, from }: Received): Promise<Divided> {
  const { customerId, currency } = invoice
  const nothing = money(0n, currency)
  if (!isPayable(invoice)) return { taken: nothing, fromCredit: nothing }
  const open = openAmount(invoice)
  const taken = smaller(open, amount)
  const rest = subtract(open, taken)
  if (!hasExpired(invoice) || rest.minor === 0n) return { taken, fromCredit: nothing }
  assert(from !== creditAccount(customerId), 'credit alone pays what has expired in full')
  const credit = await lockCredit(work.trx, customerId, currency)
  return credit.minor >= rest.minor ? { taken, fromCredit: rest } : { taken: nothing, fromCredit: nothing }
}

function arriving(invoice: Issued, { amount, from, paymentId }: Received): Journal[] {
  if (amount.minor === 0n) return []
  const { id: invoiceId, customerId } = invoice
  const kind = from === creditAccount(customerId) ? 'credit_applied' : 'payment_received'
  return [
    { kind, customerId, invoiceId, paymentId, postings: transfer(amount, from, invoiceAccount(invoiceId)) },
  ]
}

function becomingCredit(invoice: Issued, { amount, from, paymentId }: Received): Journal[] {
  if (amount.minor === 0n) return []
  const { id: invoiceId, customerId } = invoice
  const postings = transfer(amount, from, creditAccount(customerId))
  return [{ kind: 'payment_to_credit', customerId, invoiceId, paymentId, postings }]
}

export function recordApplied(work: Work, invoice: Issued, amount: Money): void {
  const { customerId } = invoice
  work.record({ type: 'credit.applied', customerId, invoice: refOf(invoice), amount })
}

/** Nobody has to find out by themselves where their money is. */
function tellOfCredit(work: Work, invoice: Issued, { amount, paymentId }: Omit<Received, 'from'>): void {
  recordCredit(work, invoice, amount)
  const { id: invoiceId, number, title, recipient } = invoice
  work.sendEmail({
    template: 'credit.received',
    subjectId: invoiceId,
    occasion: paymentId ?? 'credit',
    ...addressedTo(invoice),
    content: { name: recipient.name, number, title, amount, url: `${work.ports.shopUrl}/account/credit` },
  })
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
