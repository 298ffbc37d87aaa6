import { fromCredit } from '../invoices/take-back.ts'
import { creditAccount, gatewayAccount, payout } from '../ledger/account.ts'
import { type JournalKind, type Posting, transfer } from '../ledger/journal.ts'
import { postJournals } from '../ledger/ledger-store.ts'
import { savePayment } from '../payments/payment-store.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import type { Work } from '../platform/use-case.ts'
import { type GivenBack, type Refund, recordRefund, withRefund } from './refund.ts'
import './refund-emails.ts'
import { hasRefundFailed } from './refund-states.ts'

// Credit that a payment left behind goes back to where it came from (01-domain, Money). While the gateway sends it, it is nobody's to spend.

/** It is taken from the credit, whose row is locked, before the gateway hears of it. */
export async function keepForReturn(work: Work, returned: GivenBack): Promise<void> {
  const { customerId } = returned.payment
  await book(work, returned, {
    kind: 'credit_return_started',
    postings: transfer(returned.amount, creditAccount(customerId), payout),
  })
}

/** The gateway does not send it: it is credit again. */
export async function giveAgain(work: Work, returned: GivenBack): Promise<void> {
  const { customerId } = returned.payment
  await book(work, returned, {
    kind: 'credit_return_failed',
    postings: transfer(returned.amount, payout, creditAccount(customerId)),
  })
}

/** The gateway has sent it. Where that had been given up before, it is taken from the credit once more, as far as that still goes. */
export async function bookReturned(work: Work, returned: GivenBack, refund: Refund): Promise<void> {
  const { payment, invoice, amount } = returned
  const to = gatewayAccount(payment.gateway)
  await savePayment(work.trx, withRefund(payment, amount), work.now)
  const postings = hasRefundFailed(refund)
    ? await fromCredit(work, invoice, amount, to)
    : transfer(amount, payout, to)
  await book(work, returned, { kind: 'refund', postings })
  recordRefund(work, 'completed', returned, refund)
  const { recipient, number } = invoice
  work.sendEmail({
    template: 'credit.returned',
    subjectId: refund.id,
    occasion: 'returned',
    ...addressedTo(invoice),
    content: {
      name: recipient.name,
      number,
      amount,
      method: payment.methodLabel,
      url: `${work.ports.shopUrl}/account/credit`,
    },
  })
}

type Booked = { readonly kind: JournalKind; readonly postings: readonly Posting[] }

async function book(work: Work, { payment, invoice }: GivenBack, { kind, postings }: Booked): Promise<void> {
  const { id: paymentId, customerId } = payment
  const journal = { kind, customerId, invoiceId: invoice.id, paymentId, postings }
  await postJournals(work.trx, [journal], { at: work.now, newId: work.newId })
}
