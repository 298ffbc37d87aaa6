import type { Instant } from '../kernel/calendar.ts'
import type { Money } from '../kernel/money.ts'
import type { StoredMethod } from '../methods/payment-method.ts'
import { Outage } from '../platform/outage.ts'
import type { Capabilities } from './capabilities.ts'

/** Why a charge did not go through, in words that every gateway's own codes are translated to. */
export const declineReasons = [
  'declined',
  'insufficient_funds',
  'expired_card',
  'challenge_failed',
  'abandoned',
  'withdrawn',
  'not_sent',
  'not_received',
] as const
export type DeclineReason = (typeof declineReasons)[number]

/** A charge that is to be made. */
export type NewCharge = {
  /** Our payment's id. A gateway carries a key out once, and answers the same to the same key ever after. */
  readonly key: string
  readonly amount: Money
  /** The stored method's token; null for gateways that need none, as a bank transfer. */
  readonly token: string | null
  /** Where a challenge comes back to. */
  readonly returnUrl: string
  readonly description: string
}

/** A charge as both sides know it: by our key, and by the gateway's id once that is known. */
export type ChargeRef = { readonly key: string; readonly externalId: string | null; readonly amount: Money }

/** What a gateway knows of a charge, whenever it is asked: at once, after a challenge, in a webhook, by the janitor. */
export type ChargeOutcome =
  /** Nothing moves before it is confirmed. */
  | { readonly status: 'prepared'; readonly externalId: string }
  /** `amount` was taken. */
  | { readonly status: 'approved'; readonly externalId: string; readonly amount: Money }
  /** The gateway wants a person to look at it first. Nothing is delivered before. */
  | { readonly status: 'in_review'; readonly externalId: string; readonly reason: string }
  /** A definite no. */
  | { readonly status: 'refused'; readonly externalId: string | null; readonly reason: DeclineReason }
  /** It did not come to a decision, and never will. */
  | { readonly status: 'failed'; readonly externalId: string | null; readonly reason: DeclineReason }
  /** The customer has something to do at `continueUrl` first. */
  | { readonly status: 'challenge'; readonly externalId: string; readonly continueUrl: string }
  /** It will be decided later, by the gateway or, for a bank transfer, by staff. */
  | { readonly status: 'waiting'; readonly externalId: string | null }

export type RefundRef = {
  readonly key: string
  readonly externalId: string | null
  readonly charge: ChargeRef
  readonly amount: Money
}

export type RefundOutcome =
  | { readonly status: 'done'; readonly externalId: string }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'waiting' }

/** A dispute as the provider has it now. `fee` is what the provider takes for it besides. */
export type DisputeState = {
  readonly externalId: string
  readonly chargeId: string
  /** An inquiry moves nothing, and may become a dispute. */
  readonly status: 'inquiry' | 'open' | 'won' | 'lost'
  readonly reason: string
  readonly amount: Money
  readonly fee: Money
  readonly openedAt: Instant
  readonly evidenceDueAt: Instant | null
  readonly funds: 'untouched' | 'withdrawn' | 'reinstated'
}

/** What a webhook speaks of, by the gateway's id. What became of it is asked for. */
export type Subject = {
  readonly kind: 'charge' | 'refund' | 'dispute' | 'method'
  readonly externalId: string
}

/** What a gateway answers when it is asked about the subject of a webhook. */
export type News =
  | { readonly kind: 'charge'; readonly externalId: string; readonly outcome: ChargeOutcome }
  | {
      readonly kind: 'refund'
      /** Ours; null when it was made at the provider. */
      readonly key: string | null
      readonly externalId: string
      readonly chargeId: string
      readonly amount: Money
      readonly outcome: RefundOutcome
    }
  | { readonly kind: 'dispute'; readonly dispute: DisputeState }
  | { readonly kind: 'method'; readonly method: StoredMethod }

export type CardInput = {
  readonly number: string
  readonly expMonth: number
  readonly expYear: number
  readonly cvc: string
}

/** A card that cannot be stored, with the field that is wrong with it. */
export class CardRejected extends Error {
  override readonly name = 'CardRejected'
  readonly field: 'number' | 'expiry' | 'cvc'
  constructor(field: 'number' | 'expiry' | 'cvc') {
    super(`the card's ${field} is not valid`)
    this.field = field
  }
}

/** The gateway did not answer: what became of the request is not known, and is asked for later, never repeated blindly. */
export class GatewayUnreachable extends Outage {
  override readonly name = 'GatewayUnreachable'
}

/** What a gateway answers; null when it does not. */
export async function ifReachable<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof GatewayUnreachable) return null
    throw error
  }
}

/** What a webhook brings, as it came over HTTP. */
export type WebhookRequest = {
  readonly body: string
  readonly headers: { get(name: string): string | null }
  readonly now: string
}

/**
 * A payment provider. Every call goes over the network in principle: none is made inside a transaction, and each may throw
 * {@link GatewayUnreachable}, after which the outcome is unknown until `find` tells it. What a gateway has no function for, or
 * its capabilities exclude, is not offered.
 */
export type Gateway = {
  readonly name: string
  /** `card`: takes stored methods. `manual`: the customer is shown how to pay, staff confirm that the money came. */
  readonly kind: 'card' | 'manual'
  readonly capabilities: Capabilities
  /** Makes what cannot move money yet. Its id is written down before it is confirmed. */
  prepare(charge: NewCharge): Promise<{ readonly externalId: string }>
  /** Moves the money. */
  confirm(charge: ChargeRef): Promise<ChargeOutcome>
  /** What became of a charge; null when the gateway never heard of it. */
  find(charge: ChargeRef): Promise<ChargeOutcome | null>
  /** Withdraws a charge that nobody has paid yet. Answers with what it is now: it may have been approved meanwhile. */
  withdraw(charge: ChargeRef): Promise<ChargeOutcome>
  /** Carries out what staff decided of a charge in review. */
  review(charge: ChargeRef, verdict: 'accept' | 'refuse'): Promise<ChargeOutcome>
  refund(refund: RefundRef): Promise<RefundOutcome>
  findRefund(refund: RefundRef): Promise<RefundOutcome | null>
  /** The sandbox alone: stores a card that was typed into a form of ours; throws {@link CardRejected}. */
  storeCard?(card: CardInput): Promise<StoredMethod>
  /** Opens the gateway's own form for a new method, to which the customer is led, and which leads back to `returnUrl`. */
  openForm?(form: { readonly key: string; readonly returnUrl: string }): Promise<{ readonly url: string }>
  /** What was entered in that form; null when nothing was. */
  findForm?(key: string): Promise<StoredMethod | null>
  /** What a webhook speaks of, or null when it does not come from the provider. */
  readWebhook?(request: WebhookRequest): readonly Subject[] | null
  /** How the subject of a webhook stands now; null when the gateway does not know it. */
  ask?(subject: Subject): Promise<News | null>
}
