import { z } from 'zod'
import { invoiceUrl } from '../invoices/invoice-emails.ts'
import { takeBack } from '../invoices/take-back.ts'
import { money } from '../kernel/money.ts'
import { gatewayAccount } from '../ledger/account.ts'
import { moneyWithInvoices, postJournals } from '../ledger/ledger-store.ts'
import { RefundOutcome } from '../payments/gateway-answers.ts'
import { isGivenBack, isNotGivenBack, isOnItsWayBack } from '../payments/outcome-states.ts'
import type { Payment } from '../payments/payment.ts'
import { savePayment } from '../payments/payment-store.ts'
import { lockAttempt } from '../payments/settle-payment.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { type GivenBack, type Refund, recordRefund, refundStatuses, withRefund } from './refund.ts'
import './refund-emails.ts'
import { hasRefundFailed, isOfCredit, isRefundUnderWay } from './refund-states.ts'
import { findRefund, lockRefund, saveRefund } from './refund-store.ts'
import { bookReturned, giveAgain } from './return-credit.ts'

/**
 * The outcome of a refund, whoever learnt it. Money, credit note and states move together, once. That the money was given
 * back is booked even if it had been given up: the gateway's word outranks ours.
 */
export const settleRefund = useCase({
  name: 'refund.settle',
  input: z.object({ refundId: z.uuid(), outcome: RefundOutcome }),
  output: z.enum(refundStatuses),
  may: systemOnly,
  async run(work, { refundId, outcome }) {
    const { paymentId } = orNotFound(await findRefund(work.trx, refundId))
    const { payment, invoices } = await lockAttempt(work, paymentId)
    const refund = orNotFound(await lockRefund(work.trx, refundId))
    const isNews = isRefundUnderWay(refund) || (hasRefundFailed(refund) && isGivenBack(outcome))
    if (!isNews || isOnItsWayBack(outcome)) return refund.status
    const invoice = orNotFound(invoices.find(({ id }) => id === refund.invoiceId))
    const amount = money(refund.amountMinor, payment.currency)
    await saveRefund(work.trx, refund, outcome, work.now)
    const given = { payment, invoice, amount }
    if (isNotGivenBack(outcome)) {
      if (isOfCredit(refund)) await giveAgain(work, given)
      recordRefund(work, 'failed', given, { source: refund.source, reason: outcome.reason })
      return 'failed'
    }
    if (isOfCredit(refund)) await bookReturned(work, given, refund)
    else await giveBack(work, given, refund.reason)
    return 'done'
  },
})

/** The gateway has given it back: that is booked whatever else became of the payment meanwhile. */
export async function giveBack(work: Work, given: GivenBack, reason: Refund['reason']): Promise<Payment> {
  const { payment, invoice, amount } = given
  const after = withRefund(payment, amount)
  await savePayment(work.trx, after, work.now)
  const { customerId, id: invoiceId } = invoice
  const withInvoices = await moneyWithInvoices(work.trx, { paymentId: payment.id, invoiceIds: [invoiceId] })
  const { postings, creditNote } = await takeBack(work, invoice, {
    amount,
    withInvoiceMinor: withInvoices.get(invoiceId) ?? 0n,
    reason,
    to: gatewayAccount(payment.gateway),
  })
  const journal = { kind: 'refund' as const, customerId, invoiceId, paymentId: payment.id, postings }
  await postJournals(work.trx, [journal], { at: work.now, newId: work.newId })
  recordRefund(work, 'completed', { payment: after, invoice, amount }, { source: 'invoice', reason })
  if (creditNote !== null) sendNotice(work, given, creditNote)
  return after
}

function sendNotice(work: Work, { invoice, amount }: GivenBack, creditNote: string): void {
  const { recipient, number } = invoice
  work.sendEmail({
    template: 'refund.completed',
    subjectId: creditNote,
    occasion: 'refunded',
    ...addressedTo(invoice),
    content: { name: recipient.name, number, amount, creditNote, url: invoiceUrl(work, invoice) },
  })
}
