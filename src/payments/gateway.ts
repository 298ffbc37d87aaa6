import type { Money } from '../kernel/money.ts'
import type { StoredMethod } from '../methods/payment-method.ts'
import { Outage } from '../platform/outage.ts'
import type { Capabilities } from './capabilities.ts'
import type {
  ChargeOutcome,
  News,
  OpenedForm,
  Prepared,
  RefundOutcome,
  Subject,
  WebhookRequest,
} from './gateway-answers.ts'

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

export type RefundRef = {
  readonly key: string
  readonly externalId: string | null
  readonly charge: ChargeRef
  readonly amount: Money
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

/** What a gateway answers; null when it does not. */
export async function ifReachable<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof GatewayUnreachable) return null
    throw error
  }
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
  readonly prepare: (charge: NewCharge) => Promise<Prepared>
  /** Moves the money. */
  readonly confirm: (charge: ChargeRef) => Promise<ChargeOutcome>
  /** What became of a charge; null when the gateway never heard of it. */
  readonly find: (charge: ChargeRef) => Promise<ChargeOutcome | null>
  /** Withdraws a charge that nobody has paid yet. Answers with what it is now: it may have been approved meanwhile. */
  readonly withdraw: (charge: ChargeRef) => Promise<ChargeOutcome>
  /** Carries out what staff decided of a charge in review. */
  readonly review: (charge: ChargeRef, verdict: 'accept' | 'refuse') => Promise<ChargeOutcome>
  readonly refund: (refund: RefundRef) => Promise<RefundOutcome>
  readonly findRefund: (refund: RefundRef) => Promise<RefundOutcome | null>
  /** The sandbox alone: stores a card that was typed into a form of ours; throws {@link CardRejected}. */
  readonly storeCard?: ((card: CardInput) => Promise<StoredMethod>) | undefined
  /** Opens the gateway's own form for a new method, to which the customer is led, and which leads back to `returnUrl`. */
  readonly openForm?:
    | ((form: { readonly key: string; readonly returnUrl: string }) => Promise<OpenedForm>)
    | undefined
  /** What was entered in that form; null when nothing was. */
  readonly findForm?: ((key: string) => Promise<StoredMethod | null>) | undefined
  /** What a webhook speaks of, or null when it does not come from the provider. */
  readonly readWebhook?: ((request: WebhookRequest) => readonly Subject[] | null) | undefined
  /** How the subject of a webhook stands now; null when the gateway does not know it. */
  readonly ask?: ((subject: Subject) => Promise<News | null>) | undefined
}
