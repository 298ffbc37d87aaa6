import { z } from 'zod'
import { issueCreditNote } from '../invoices/credit-note.ts'
import type { Paid } from '../invoices/invoice.ts'
import { invoiceUrl } from '../invoices/receive-money.ts'
import { assert } from '../kernel/assert.ts'
import { plusMilliseconds } from '../kernel/calendar.ts'
import { PaymentId } from '../kernel/ids.ts'
import { type Money, money } from '../kernel/money.ts'
import { gatewayAccount } from '../ledger/account.ts'
import { postJournals } from '../ledger/ledger-store.ts'
import type { RefundOutcome } from '../payments/gateway.ts'
import type { Payment } from '../payments/payment.ts'
import { savePayment } from '../payments/payment-store.ts'
import { type Attempt, lockAttempt, recordAttempt } from '../payments/settle-payment.ts'
import { staffWith, systemOnly } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import {
  findRefundOrder,
  findUnresolvedRefund,
  insertRefund,
  lockRefund,
  refundStatuses,
  saveRefund,
} from './refund-store.ts'

const askAfterMs = 60_000

/**
 * Records that (a part of) a payment is to be given back, before the gateway hears of it. One at a time per payment.
 * Answers with the refund's id.
 */
export const beginRefund = useCase({
  name: 'refund.begin',
  input: z.object({
    paymentId: PaymentId,
    amountMinor: z.bigint().min(1n),
    reason: z.string().trim().min(1).max(300),
  }),
  output: z.uuid(),
  may: staffWith('payments.refund'),
  async run(work, { paymentId, amountMinor, reason }) {
    const attempt: Attempt = await lockAttempt(work, paymentId)
    refundable(attempt)
    const { payment, invoice } = attempt
    if (await findUnresolvedRefund(work.trx, paymentId)) throw new Refused('refund_under_way')
    const left = payment.amountMinor - payment.refundedMinor
    const leftOfInvoice = invoice.receivedMinor - invoice.refundedMinor
    if (amountMinor > left || amountMinor > leftOfInvoice) throw new Refused('refund_too_large')
    const refundId = work.newId()
    await insertRefund(work.trx, {
      id: refundId,
      paymentId,
      amountMinor,
      reason,
      createdAt: work.now,
      askAt: plusMilliseconds(work.now, askAfterMs),
    })
    const amount = money(amountMinor, payment.currency)
    recordAttempt(work, 'payment.refund_started', { ...attempt, amount }, reason)
    return refundId
  },
})

function refundable(attempt: Attempt): asserts attempt is Attempt & { invoice: Paid } {
  const { payment, invoice } = attempt
  const wasPaid = payment.status === 'approved' || payment.status === 'partly_refunded'
  if (!wasPaid || invoice.status !== 'paid') throw new Refused('payment_not_refundable')
}

/**
 * The outcome of a refund, whoever learnt it. Money, credit note and states move together, once. That the money was given
 * back is booked even if it had been given up: the gateway's word outranks ours.
 */
export const settleRefund = useCase({
  name: 'refund.settle',
  input: z.object({ refundId: z.uuid(), outcome: z.custom<RefundOutcome>() }),
  output: z.enum(refundStatuses),
  may: systemOnly,
  async run(work, { refundId, outcome }) {
    const { paymentId } = orNotFound(await findRefundOrder(work.trx, refundId))
    const attempt = await lockAttempt(work, paymentId)
    const refund = orNotFound(await lockRefund(work.trx, refundId))
    const isNews = refund.status === 'processing' || (refund.status === 'failed' && outcome.status === 'done')
    if (!isNews || outcome.status === 'waiting') return refund.status
    const amount = money(refund.amountMinor, attempt.payment.currency)
    await saveRefund(work.trx, refundId, outcome, work.now)
    if (outcome.status === 'failed') {
      recordAttempt(work, 'payment.refund_failed', { ...attempt, amount }, outcome.reason)
      return 'failed'
    }
    await giveBack(work, attempt, amount, refund.reason)
    return 'done'
  },
})

/** The gateway has given it back: that is booked whatever else became of the payment meanwhile. */
async function giveBack(work: Work, attempt: Attempt, amount: Money, reason: string): Promise<void> {
  const { payment, invoice } = attempt
  assert(invoice.status === 'paid', 'what is given back was paid for an invoice')
  const after = withRefund(payment, amount)
  await savePayment(work.trx, after, work.now)
  const to = gatewayAccount(payment.gateway)
  const note = await issueCreditNote(work, invoice, { amount, reason, to })
  const { customerId, id: invoiceId } = invoice
  const reference = { customerId, invoiceId, paymentId: payment.id }
  await postJournals(work.trx, [{ ...reference, kind: 'refund', postings: note.postings }], {
    at: work.now,
    newId: work.newId,
  })
  recordAttempt(work, 'payment.refunded', { payment: after, invoice, amount }, reason)
  sendNotice(work, attempt, amount, note.number)
}

/** A dispute outranks it: that the bank may take back the rest is what staff have to know. */
function withRefund(payment: Payment, amount: Money): Payment {
  const refundedMinor = payment.refundedMinor + amount.minor
  if (payment.status === 'disputed') return { ...payment, refundedMinor }
  const status = refundedMinor === payment.amountMinor ? 'refunded' : 'partly_refunded'
  return { ...payment, refundedMinor, status }
}

function sendNotice(work: Work, { invoice }: Attempt, amount: Money, creditNote: string): void {
  const { recipient, customerId, number } = invoice
  work.sendEmail({
    template: 'payment.refunded',
    subjectId: creditNote,
    occasion: 'refunded',
    customerId,
    recipient: recipient.email,
    locale: recipient.locale,
    content: { name: recipient.name, number, amount, creditNote, url: invoiceUrl(work, invoice) },
  })
}
