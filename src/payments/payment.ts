import { assert, present } from '../kernel/assert.ts'
import type { Instant } from '../kernel/calendar.ts'
import type { CustomerId, InvoiceId, PaymentId, PaymentMethodId, UserId } from '../kernel/ids.ts'
import { type Money, money } from '../kernel/money.ts'
import type { ChargeOutcome } from './gateway-answers.ts'
import { isApproval, isChallenge } from './outcome-states.ts'
import { isToBeAsked, isWaiting, wasRefused, wasTaken } from './payment-states.ts'

export const paymentStatuses = [
  'processing',
  'pending',
  'in_review',
  'failed',
  'refused',
  'approved',
  'partly_refunded',
  'refunded',
] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

/** How a payment reads on pages: while a dispute over it is open, as that. */
export const shownPaymentStatuses = [...paymentStatuses, 'disputed'] as const
export type ShownPaymentStatus = (typeof shownPaymentStatuses)[number]

/** What is charged by itself on its day. */
export type DueChargeOrigin = 'renewal' | 'instalment'
export const paymentOrigins = ['customer', 'renewal', 'instalment', 'staff'] as const
export type PaymentOrigin = (typeof paymentOrigins)[number]

/** What of a payment is for which invoice, in minor units of its currency. */
export type PaymentPart = { readonly invoiceId: InvoiceId; readonly amountMinor: bigint }

export const verdicts = ['accept', 'refuse'] as const

/** What staff decided of a payment that waited for a person: who, when and, of a no, why. */
export type Verdict = {
  readonly says: (typeof verdicts)[number]
  readonly reason: string | null
  readonly userId: UserId
  readonly by: string
  readonly at: Instant
}

/** One attempt to pay one or more invoices of a customer through one gateway, the one that is due first before the others. */
export type Payment = {
  readonly id: PaymentId
  readonly customerId: CustomerId
  readonly parts: readonly PaymentPart[]
  readonly gateway: string
  readonly externalId: string | null
  readonly methodId: PaymentMethodId | null
  /** What the method is called: "visa 4242", "manual". */
  readonly methodLabel: string
  readonly status: PaymentStatus
  readonly currency: string
  readonly amountMinor: bigint
  readonly refundedMinor: bigint
  /** What disputes took back for good. */
  readonly lostMinor: bigint
  /** Since when a dispute over it is open; null when none is. */
  readonly disputedAt: Instant | null
  readonly reason: string | null
  readonly verdict: Verdict | null
  readonly continueUrl: string | null
  readonly origin: PaymentOrigin
  readonly createdAt: Instant
  readonly askAt: Instant | null
  readonly asked: number
}

/** It was made on its day by the shop itself. */
export function isChargedByShop({ origin }: Payment): boolean {
  return origin === 'renewal' || origin === 'instalment'
}

export function amountOf(payment: Payment): Money {
  return money(payment.amountMinor, payment.currency)
}

/** How the gateway is asked about it. */
export function chargeOf(payment: Payment): { key: string; externalId: string | null; amount: Money } {
  return { key: payment.id, externalId: payment.externalId, amount: amountOf(payment) }
}

/** How a payment reads: as disputed while a dispute over it is open, and afterwards as what it was. */
export function shownStatus({ status, disputedAt }: Payment): ShownPaymentStatus {
  return disputedAt === null ? status : 'disputed'
}

/** What is still there of a payment's money: neither given back nor lost, in minor units. */
export function leftOf(payment: Payment): bigint {
  const { amountMinor, refundedMinor, lostMinor } = payment
  const left = amountMinor - refundedMinor - lostMinor
  return wasTaken(payment) && left > 0n ? left : 0n
}

/** A payment can be given back while its money is there and nobody disputes it. */
export function canBeRefunded(payment: Payment): boolean {
  return payment.disputedAt === null && leftOf(payment) > 0n
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
}

type Settled = { readonly payment: Payment; readonly changed: boolean }

/** The payment after an outcome became known; `changed` is false when that tells nothing new. */
export function settled(payment: Payment, outcome: ChargeOutcome): Settled {
  const status = statusOf(outcome)
  const news = knowledge[status] > knowledge[payment.status] || continuesElsewhere(payment, outcome)
  if (!news) return { payment, changed: false }
  const next: Payment = {
    ...payment,
    status,
    externalId: outcome.externalId ?? payment.externalId,
    reason: 'reason' in outcome ? (refusalBy(payment, status)?.reason ?? outcome.reason) : null,
    continueUrl: isChallenge(outcome) ? outcome.continueUrl : null,
    askAt: isToBeAsked({ status }) ? payment.askAt : null,
  }
  return { payment: isApproval(outcome) ? taken(next, outcome.amount) : next, changed: true }
}

/** The verdict of staff that an outcome carries out: what they refused was not refused by a bank. */
function refusalBy({ verdict }: Payment, status: PaymentStatus): Verdict | null {
  return wasRefused({ status }) && verdict?.says === 'refuse' ? verdict : null
}

/** Who of staff brought about how the payment stands; null when nobody of them did. */
export function reviewedBy(payment: Payment): string | null {
  const { verdict } = payment
  if (verdict === null) return null
  return verdict.says === (wasRefused(payment) ? 'refuse' : 'accept') ? verdict.by : null
}

/** What the gateway says that it took is what was paid, also where we asked for something else. */
function taken(payment: Payment, amount: Money): Payment {
  assert(amount.currency === payment.currency, 'a gateway takes the currency that it was asked for')
  if (amount.minor === payment.amountMinor) return payment
  const rooms = payment.parts.map(({ amountMinor }) => amountMinor)
  const parts = spread(rooms, amount.minor).map((amountMinor, at) => ({
    invoiceId: present(payment.parts[at], 'a part').invoiceId,
    amountMinor,
  }))
  return { ...payment, amountMinor: amount.minor, parts }
}

/** Divides an amount, in minor units, among what each can take, in their order; what is more than all of them goes to the last one. */
export function spread(rooms: readonly bigint[], minor: bigint): bigint[] {
  let left = minor
  return rooms.map((room, at) => {
    const isLast = at === rooms.length - 1
    const share = isLast || left < room ? left : room
    left -= share
    return share
  })
}

function continuesElsewhere(payment: Payment, outcome: ChargeOutcome): boolean {
  return isChallenge(outcome) && isWaiting(payment) && payment.continueUrl !== outcome.continueUrl
}

function statusOf(outcome: ChargeOutcome): PaymentStatus {
  switch (outcome.status) {
    case 'prepared':
      return 'processing'
    case 'challenge':
    case 'waiting':
      return 'pending'
    default:
      return outcome.status
  }
}
