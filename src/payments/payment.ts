import type { Instant } from '../kernel/calendar.ts'
import type { CustomerId, InvoiceId, PaymentId, PaymentMethodId } from '../kernel/ids.ts'
import { type Money, money } from '../kernel/money.ts'
import type { ChargeOutcome } from './gateway.ts'
import { isUnderWay } from './payment-states.ts'

declare module '../platform/refused.ts' {
  interface Refusals {
    payment_under_way: true
    payment_method_missing: true
    gateway_unknown: true
    payment_not_in_review: true
    payment_not_refundable: true
    refund_too_large: true
    refund_under_way: true
    credit_insufficient: true
    nothing_to_apply: true
  }
}

export const paymentStatuses = [
  'processing',
  'pending',
  'in_review',
  'failed',
  'refused',
  'approved',
  'partly_refunded',
  'refunded',
  'disputed',
] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

/** What is charged by itself on its day. */
export type DueChargeOrigin = 'renewal' | 'instalment'
export type PaymentOrigin = 'customer' | DueChargeOrigin | 'staff'

/** One attempt to pay one invoice through one gateway. */
export type Payment = {
  readonly id: PaymentId
  readonly invoiceId: InvoiceId
  readonly customerId: CustomerId
  readonly gateway: string
  readonly externalId: string | null
  readonly methodId: PaymentMethodId | null
  /** What the method is called on pages: "Visa 4242", "bank transfer". */
  readonly methodLabel: string
  readonly status: PaymentStatus
  readonly currency: string
  readonly amountMinor: bigint
  readonly refundedMinor: bigint
  readonly reason: string | null
  readonly continueUrl: string | null
  readonly origin: PaymentOrigin
  readonly createdAt: Instant
  readonly askAt: Instant | null
  readonly asked: number
}

export function amountOf(payment: Payment): Money {
  return money(payment.amountMinor, payment.currency)
}

/** What an attempt is while its outcome is not known. */
export const unresolvedStatuses = isUnderWay.states

export function isUnresolved(status: PaymentStatus): boolean {
  return isUnderWay({ status })
}

/**
 * How much a status knows. Outcomes come by many doors, late, twice and in any order; the one that knows most stands, so
 * that every order ends in the same state. Money that was taken (approved) outranks every no.
 */
const knowledge: Record<PaymentStatus, number> = {
  processing: 0,
  pending: 1,
  in_review: 2,
  failed: 3,
  refused: 4,
  approved: 5,
  partly_refunded: 6,
  refunded: 6,
  disputed: 7,
}

type Settled = { readonly payment: Payment; readonly changed: boolean }

/** The transaction after an outcome became known; `changed` is false when that tells nothing new. */
export function settled(payment: Payment, outcome: ChargeOutcome): Settled {
  const status = statusOf(outcome)
  const news = knowledge[status] > knowledge[payment.status] || continuesElsewhere(payment, outcome)
  if (!news) return { payment, changed: false }
  const next: Payment = {
    ...payment,
    status,
    externalId: outcome.externalId ?? payment.externalId,
    reason: 'reason' in outcome ? outcome.reason : null,
    continueUrl: outcome.status === 'challenge' ? outcome.continueUrl : null,
    askAt: status === 'processing' || status === 'pending' ? payment.askAt : null,
  }
  return { payment: next, changed: true }
}

function continuesElsewhere(payment: Payment, outcome: ChargeOutcome): boolean {
  return (
    outcome.status === 'challenge' &&
    payment.status === 'pending' &&
    payment.continueUrl !== outcome.continueUrl
  )
}

function statusOf(outcome: ChargeOutcome): PaymentStatus {
  switch (outcome.status) {
    case 'challenge':
    case 'waiting':
      return 'pending'
    default:
      return outcome.status
  }
}
