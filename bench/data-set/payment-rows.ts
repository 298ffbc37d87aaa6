import type { Instant } from '../../src/kernel/calendar.ts'
import type { InvoiceId } from '../../src/kernel/ids.ts'
import { money } from '../../src/kernel/money.ts'
import { gatewayAccount, invoiceAccount, revenue, taxAccount } from '../../src/ledger/account.ts'
import { type Posting, split, transfer } from '../../src/ledger/journal.ts'
import type { Billed } from './bill-rows.ts'
import { currency } from './catalogue.ts'
import type { Owner } from './owner.ts'
import type { Rows } from './rows.ts'

export type Paid = { readonly paymentId: string; readonly emailId: string; readonly subject: string }

/** The payment of an invoice: at the gateway, in the books, and in the customer's email. */
export function addPayment(rows: Rows, owner: Owner, billed: Billed): Paid {
  const { bill, invoiceId, totals, thing } = billed
  const at = bill.paidAt
  const id = owner.newId(at)
  const externalId = `sandbox-${id}`
  const amount = { currency, amount_minor: totals.totalMinor, refunded_minor: 0 }
  rows.add('payments', {
    id,
    customer_id: owner.customerId,
    gateway: 'sandbox',
    external_id: externalId,
    method_id: owner.methodId,
    method_label: 'visa 4242',
    status: 'approved',
    ...amount,
    origin: bill.kind === 'order' ? 'customer' : 'renewal',
    created_at: at,
    resolved_at: at,
    asked: 0,
  })
  rows.add('payment_invoices', {
    payment_id: id,
    position: 0,
    invoice_id: invoiceId,
    customer_id: owner.customerId,
    amount_minor: totals.totalMinor,
    is_unresolved: false,
  })
  rows.add('sandbox.charges', {
    key: id,
    id: externalId,
    token: owner.cardToken,
    behaviour: 'approve',
    status: 'approved',
    ...amount,
    description: thing.sold.item.name,
    created_at: at,
    return_url: `http://localhost/account/payments/${id}/return`,
  })
  addJournals(rows, owner, billed, id)
  return { paymentId: id, ...addEmail(rows, owner, billed, at) }
}

function addJournals(rows: Rows, owner: Owner, { bill, invoiceId, totals }: Billed, paymentId: string): void {
  const total = money(totals.totalMinor, currency)
  const held = invoiceAccount(invoiceId as InvoiceId)
  const earned = [
    { account: revenue, amount: money(-totals.netMinor, currency) },
    ...totals.taxes.map((each) => ({
      account: taxAccount(each.name),
      amount: money(-each.taxMinor, currency),
    })),
  ]
  post('payment_received', paymentId, transfer(total, gatewayAccount('sandbox'), held))
  post('invoice_paid', null, split(earned, held))

  function post(kind: string, payment: string | null, postings: readonly Posting[]) {
    const id = owner.newId(bill.paidAt)
    rows.add('journals', {
      id,
      at: bill.paidAt,
      kind,
      customer_id: owner.customerId,
      invoice_id: invoiceId,
      payment_id: payment,
    })
    postings.forEach(({ account, amount }, line) => {
      rows.add('postings', {
        journal_id: id,
        line,
        customer_id: owner.customerId,
        account,
        currency,
        amount_minor: amount.minor,
      })
    })
  }
}

function addEmail(rows: Rows, owner: Owner, { bill, invoiceId, thing, totals }: Billed, at: Instant) {
  const emailId = owner.newId(at)
  const subject = `Invoice ${bill.number} is paid`
  const { number } = bill
  const title = thing.sold.item.name
  const total = money(totals.totalMinor, currency)
  const url = `http://localhost/account/invoices/${number}`
  rows.add('emails', {
    id: emailId,
    template: 'invoice.paid',
    subject_id: invoiceId,
    occasion: 'paid',
    locale: 'en',
    recipient: owner.email,
    customer_id: owner.customerId,
    status: 'sent',
    attempts: 1,
    unresolved: 0,
    content: { name: owner.name, invoiceId, number, title, total, url },
    subject,
    body_text: `Thank you. Invoice ${number} is paid.`,
    body_html: null,
    created_at: at,
    sent_at: at,
  })
  return { emailId, subject }
}
