import type { Issued } from '../invoices/invoice.ts'
import { leftOfInvoice } from '../invoices/take-back.ts'
import type { CustomerId, InvoiceId, PaymentId } from '../kernel/ids.ts'
import { type Money, money } from '../kernel/money.ts'
import { leftOf, type Payment } from '../payments/payment.ts'
import { payloadOf } from '../payments/record-attempt.ts'
import type { Work } from '../platform/use-case.ts'
import type { Afterwards } from './refund-states.ts'

export const refundStatuses = ['processing', 'done', 'failed'] as const

/** A part of a payment, or all of it, that is given back of one of its invoices. */
export type Refund = {
  readonly id: string
  readonly paymentId: PaymentId
  readonly invoiceId: InvoiceId
  readonly customerId: CustomerId
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

type Step = 'refund.started' | 'refund.completed' | 'refund.failed'

export function recordRefund(
  work: Work,
  type: Step,
  { payment, invoice, amount }: { payment: Payment; invoice: Issued; amount: Money },
  reason: string,
): void {
  work.record({ type, ...payloadOf(payment, invoice, amount), reason })
}
