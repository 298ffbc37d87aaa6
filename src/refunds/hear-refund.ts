import { z } from 'zod'
import type { Issued } from '../invoices/invoice.ts'
import { assert, present } from '../kernel/assert.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { type Money, money } from '../kernel/money.ts'
import { moneyWithInvoices } from '../ledger/ledger-store.ts'
import { spread } from '../payments/payment.ts'
import { findPaymentOf } from '../payments/payment-store.ts'
import type { Attempt } from '../payments/record-attempt.ts'
import { lockAttempt } from '../payments/settle-payment.ts'
import { systemOnly } from '../platform/permission.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { findRefundOf, insertRefund } from './refund-store.ts'
import { giveBack } from './settle-refund.ts'

const amountOfMoney = z.object({ minor: z.bigint().min(1n), currency: z.string().length(3) })

/**
 * Somebody has given money back at the provider, past us. It is booked like a refund of ours, to the invoices in the order in which
 * they were paid. Heard again, it does nothing.
 */
export const hearRefund = useCase({
  name: 'refund.hear',
  input: z.object({
    gateway: z.string().max(40),
    externalId: z.string().min(1).max(200),
    chargeId: z.string().min(1).max(200),
    amount: amountOfMoney,
  }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { gateway, externalId, chargeId, amount }) {
    const found = await findPaymentOf(work.trx, { gateway, externalId: chargeId })
    if (!found) return
    const attempt = await lockAttempt(work, found.id)
    if (await findRefundOf(work.trx, { gateway, externalId })) return
    assert(amount.currency === attempt.payment.currency, 'a refund is in the currency of its payment')
    const { amountMinor, refundedMinor } = attempt.payment
    assert(amount.minor <= amountMinor - refundedMinor, 'no more is given back than was paid')
    const shares = await sharesOf(work, attempt, amount.minor)
    await book(work, attempt, { externalId, shares })
  },
})

type Share = { readonly invoice: Issued; readonly amount: Money }

/** It is given back where money of the payment still is. */
async function sharesOf(work: Work, { payment, invoices }: Attempt, whole: bigint): Promise<Share[]> {
  const invoiceIds = payment.parts.map(({ invoiceId }) => invoiceId)
  const withInvoices = await moneyWithInvoices(work.trx, { paymentId: payment.id, invoiceIds })
  const shares = spread(
    invoiceIds.map((id) => withInvoices.get(id) ?? 0n),
    whole,
  )
  return shares.flatMap((minor, at) => {
    if (minor === 0n) return []
    return [
      { invoice: present(invoices[at], 'the invoice of a part'), amount: money(minor, payment.currency) },
    ]
  })
}

/** The provider's one refund is one row an invoice; the first has the provider's id. */
async function book(
  work: Work,
  { payment }: Attempt,
  { externalId, shares }: { externalId: string; shares: readonly Share[] },
): Promise<void> {
  let now = payment
  for (const [at, { invoice, amount }] of shares.entries()) {
    await insertRefund(work.trx, {
      id: work.newId(),
      paymentId: payment.id,
      invoiceId: invoice.id,
      customerId: payment.customerId,
      source: 'invoice',
      gateway: payment.gateway,
      externalId: at === 0 ? externalId : `${externalId}/${at}`,
      amountMinor: amount.minor,
      reason: 'made_at_provider',
      status: 'done',
      afterwards: null,
      createdAt: work.now,
      askAt: null,
    })
    now = await giveBack(work, { payment: now, invoice, amount }, 'made_at_provider')
  }
}
