import { z } from 'zod'
import type { Issued } from '../invoices/invoice.ts'
import { isPaid } from '../invoices/invoice-states.ts'
import { plusMilliseconds } from '../kernel/calendar.ts'
import { minorUnits } from '../kernel/codecs.ts'
import { InvoiceId, PaymentId } from '../kernel/ids.ts'
import { type Money, money, mostMinor } from '../kernel/money.ts'
import { Reason } from '../kernel/text.ts'
import { findMoneyAsCredit, lockCredit, moneyWithInvoices } from '../ledger/ledger-store.ts'
import { canBeRefunded } from '../payments/payment.ts'
import type { Attempt } from '../payments/record-attempt.ts'
import { lockAttempt } from '../payments/settle-payment.ts'
import { isStaffWith, staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { recordRefund, refundableOf, returnableOf } from './refund.ts'
import {
  type Afterwards,
  afterwardsChoices,
  isOfCredit,
  type RefundSource,
  refundSources,
} from './refund-states.ts'
import { findUnresolvedRefund, insertRefund } from './refund-store.ts'
import { keepForReturn } from './return-credit.ts'

const askAfterMs = 60_000

/**
 * Records that (a part of) a payment is to be given back for one of its invoices, before the gateway hears of it. One at a time per
 * payment. Without an invoice, it is the one that the payment paid. Answers with the refund's id.
 */
export const beginRefund = useCase({
  name: 'refund.begin',
  input: z.object({
    paymentId: PaymentId,
    invoiceId: InvoiceId.optional(),
    source: z.enum(refundSources).default('invoice'),
    amountMinor: minorUnits({ least: 1n, most: mostMinor }),
    reason: Reason,
    /** Left out: what is usual. */
    afterwards: z.enum(afterwardsChoices).optional(),
  }),
  output: z.uuid(),
  may: staffWith('payments.refund'),
  async run(work, { paymentId, invoiceId, source, amountMinor, reason, afterwards = null }) {
    if (afterwards) assertMay(work, afterwards)
    const attempt = await lockAttempt(work, paymentId)
    const invoice = refundedInvoice(attempt, invoiceId)
    const { payment } = attempt
    await assertRefundable(work, { attempt, invoice, source, amountMinor })
    const refundId = work.newId()
    await insertRefund(work.trx, {
      id: refundId,
      paymentId,
      invoiceId: invoice.id,
      customerId: payment.customerId,
      source,
      gateway: payment.gateway,
      externalId: null,
      amountMinor,
      reason,
      status: 'processing',
      afterwards: isOfCredit({ source }) ? 'keep' : afterwards,
      createdAt: work.now,
      askAt: plusMilliseconds(work.now, askAfterMs),
    })
    const returned = { payment, invoice, amount: money(amountMinor, payment.currency) }
    if (isOfCredit({ source })) await keepForReturn(work, returned)
    recordRefund(work, 'started', returned, { source, reason })
    return refundId
  },
})

/** Ending what was bought is for those who may do it elsewhere too. */
function assertMay({ actor }: Work, afterwards: Afterwards): void {
  if (afterwards === 'keep') return
  const needed = afterwards === 'stop' ? 'purchases.edit' : 'purchases.cancel'
  if (!isStaffWith(actor, needed)) throw new Refused('refund_may_not_end')
}

function refundedInvoice({ invoices }: Attempt, invoiceId: InvoiceId | undefined): Issued {
  if (invoiceId !== undefined) return orNotFound(invoices.find(({ id }) => id === invoiceId))
  if (invoices.length > 1) throw new Refused('refund_needs_invoice')
  return orNotFound(invoices[0])
}

type Wanted = {
  readonly attempt: Attempt
  readonly invoice: Issued
  readonly source: RefundSource
  readonly amountMinor: bigint
}

async function assertRefundable(work: Work, wanted: Wanted): Promise<void> {
  const { payment } = wanted.attempt
  if (!canBeRefunded(payment)) throw new Refused('payment_not_refundable')
  if (!isOfCredit(wanted) && !isPaid(wanted.invoice)) throw new Refused('payment_not_refundable')
  if (await findUnresolvedRefund(work.trx, payment.id)) throw new Refused('refund_under_way')
  const most = isOfCredit(wanted) ? await mostOfCredit(work, wanted) : await mostOfInvoice(work, wanted)
  if (wanted.amountMinor > most.minor) throw new Refused('refund_too_large')
  const capabilities = work.ports.gateways.get(payment.gateway)?.capabilities
  const isWhole = wanted.amountMinor === payment.amountMinor
  if (!capabilities?.refundsInPart && !isWhole) throw new Refused('refund_only_whole')
}

async function mostOfInvoice(work: Work, { attempt: { payment }, invoice }: Wanted): Promise<Money> {
  const withInvoices = await moneyWithInvoices(work.trx, { paymentId: payment.id, invoiceIds: [invoice.id] })
  return refundableOf(payment, invoice, { withInvoiceMinor: withInvoices.get(invoice.id) ?? 0n })
}

async function mostOfCredit(work: Work, { attempt: { payment }, invoice }: Wanted): Promise<Money> {
  const of = { paymentId: payment.id, invoiceId: invoice.id }
  const credit = await lockCredit(work.trx, payment.customerId, payment.currency)
  return returnableOf(payment, { asCreditMinor: await findMoneyAsCredit(work.trx, of), credit })
}
