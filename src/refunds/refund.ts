import type { Issued } from '../invoices/invoice.ts'
import { leftOfInvoice } from '../invoices/take-back.ts'
import type { CustomerId, InvoiceId, PaymentId } from '../kernel/ids.ts'
import { type Money, money, smaller } from '../kernel/money.ts'
import { leftOf, type Payment } from '../payments/payment.ts'
import { payloadOf } from '../payments/record-attempt.ts'
import type { Work } from '../platform/use-case.ts'
import { type Afterwards, isOfCredit, type RefundSource } from './refund-states.ts'

export const refundStatuses = ['processing', 'done', 'failed'] as const

/** A part of a payment, or all of it, that is given back of one of its invoices. */
export type Refund = {
  readonly id: string
  readonly paymentId: PaymentId
  readonly invoiceId: InvoiceId
  readonly customerId: CustomerId
  readonly source: RefundSource
  readonly gateway: string
  readonly externalId: string | null
  readonly amountMinor: bigint
  readonly reason: string
  readonly status: (typeof refundStatuses)[number]
  /** Null: nobody was asked, and what is usual is done. */
  readonly afterwards: Afterwards | null
}

/** The payment after money of it was given back. */
export function withRefund(payment: Payment, amount: Money): Payment {
  const refundedMinor = payment.refundedMinor + amount.minor
  const status = refundedMinor === payment.amountMinor ? 'refunded' : 'partly_refunded'
  return { ...payment, refundedMinor, status }
}

/**
 * The most that can be given back of a payment for one of its invoices: what both still hold, and no more than is with the invoice of
 * this payment (`withInvoiceMinor`, by the books).
 */
export function refundableOf(
  payment: Payment,
  invoice: Issued,
  { withInvoiceMinor }: { withInvoiceMinor: bigint },
): Money {
  const bounds = [leftOf(payment), leftOfInvoice(invoice).minor, withInvoiceMinor]
  const least = bounds.reduce((smallest, each) => (each < smallest ? each : smallest))
  return money(least > 0n ? least : 0n, payment.currency)
}

/** The most that can be given back of what a payment left as credit: what of it did, is still the customer's, and the payment still has. */
export function returnableOf(
  payment: Payment,
  { asCreditMinor, credit }: { asCreditMinor: bigint; credit: Money },
): Money {
  const came = money(asCreditMinor > 0n ? asCreditMinor : 0n, payment.currency)
  return smaller(money(leftOf(payment), payment.currency), smaller(came, credit))
}

type Step = 'started' | 'completed' | 'failed'
/** Money of a payment that goes back, or has gone back, of one of its invoices. */
export type GivenBack = { readonly payment: Payment; readonly invoice: Issued; readonly amount: Money }

/** Tells the history how far a refund is, from whatever it gives back. */
export function recordRefund(
  work: Work,
  step: Step,
  { payment, invoice, amount }: GivenBack,
  { source, reason }: Pick<Refund, 'source' | 'reason'>,
): void {
  const type = `${isOfCredit({ source }) ? 'credit_return' : 'refund'}.${step}` as const
  work.record({ type, ...payloadOf(payment, invoice, amount), reason })
}
