import type { Money } from '../kernel/money.ts'
import { Outage } from '../platform/outage.ts'

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

/** What a gateway knows of a charge, whenever it is asked: at once, after a challenge, in a webhook, by the janitor. */
export type ChargeOutcome =
  | { readonly status: 'approved'; readonly externalId: string }
  | { readonly status: 'disputed'; readonly externalId: string }
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

export type RefundOutcome =
  | { readonly status: 'done'; readonly externalId: string }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'waiting' }

export type Charge = {
  /** Our transaction's id. A gateway carries a key out once, and answers the same to the same key ever after. */
  readonly key: string
  readonly amount: Money
  /** The stored method's token; null for gateways that need none, as a bank transfer. */
  readonly token: string | null
  /** Where a challenge comes back to. */
  readonly returnUrl: string
  readonly description: string
}

export type Refund = { readonly key: string; readonly chargeKey: string; readonly amount: Money }

/** What a gateway keeps of a card for us: never its number. */
export type StoredCard = {
  readonly token: string
  readonly brand: string
  readonly last4: string
  readonly expMonth: number
  readonly expYear: number
}

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

/**
 * A payment provider. Every call goes over the network in principle: none is made inside a transaction, and each may throw
 * {@link GatewayUnreachable}, after which the outcome is unknown until `find` tells it.
 */
export type Gateway = {
  readonly name: string
  /** `card`: takes stored methods. `manual`: the customer is shown how to pay, staff confirm that the money came. */
  readonly kind: 'card' | 'manual'
  charge(charge: Charge): Promise<ChargeOutcome>
  /** What became of the charge with this key; null when the gateway never heard of it. */
  find(key: string): Promise<ChargeOutcome | null>
  /** Withdraws a charge that waits for a challenge. Answers with what it is now: it may have been approved meanwhile. */
  withdraw(key: string): Promise<ChargeOutcome>
  /** Carries out what staff decided of a charge in review. */
  review(key: string, verdict: 'accept' | 'refuse'): Promise<ChargeOutcome>
  refund(refund: Refund): Promise<RefundOutcome>
  findRefund(key: string): Promise<RefundOutcome | null>
  /** Stores a card at the provider; throws {@link CardRejected}. Only card gateways have it. */
  storeCard?(card: CardInput): Promise<StoredCard>
  /** The key of the charge that a webhook speaks of, or null when its signature is not the provider's. */
  readWebhook?(request: { body: string; signature: string | null; now: string }): { chargeKey: string } | null
}
