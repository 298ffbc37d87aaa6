import { present } from '../kernel/assert.ts'
import type { InvoiceId, PaymentId } from '../kernel/ids.ts'
import { storeMethod } from '../methods/store-method.ts'
import { type Actor, system } from '../platform/actor.ts'
import type { Clock } from '../platform/clock.ts'
import { Refused } from '../platform/refused.ts'
import type { createRunner } from '../platform/runner.ts'
import { type Begun, beginPayment, type PayWith } from './begin-payment.ts'
import { type CardInput, type ChargeOutcome, type Gateway, GatewayUnreachable } from './gateway.ts'
import { isUnresolved, type Payment } from './payment.ts'
import { findPayment, unresolvedPayment } from './payment-queries.ts'
import { postponeAsking } from './postpone-asking.ts'
import { awaitsReview, reviewable, reviewPayment } from './review-payment.ts'
import { settlePayment } from './settle-payment.ts'
import './payment-ports.ts'

type Parts = {
  readonly bind: ReturnType<typeof createRunner>
  readonly gateways: ReadonlyMap<string, Gateway>
  readonly clock: Clock
  readonly shopUrl: string
}

export type Pay = {
  readonly invoiceId: InvoiceId
  readonly with: PayWith
}

/** A charge that a gateway never heard of is given up this long after it was recorded: until then it may be on its way. */
const onItsWayMs = 30_000

const payments = system('payments')

/**
 * Paying, which spans transactions: the attempt is recorded, the gateway is called outside of any transaction, the outcome
 * is recorded. Killed at any point, the attempt stands in the database and the gateway is asked what became of it.
 */
export function createPaymentProcesses({ bind, gateways, clock, shopUrl }: Parts) {
  const begin = bind(beginPayment)
  const settle = bind(settlePayment)
  const find = bind(findPayment)
  const unresolved = bind(unresolvedPayment)
  const postpone = bind(postponeAsking)
  const findReviewable = bind(reviewable)
  const settleReview = bind(reviewPayment)
  const store = bind(storeMethod)
  const gatewayOf = (name: string) => present(gateways.get(name), `the gateway ${name}`)

  /** Pays what is open of an invoice. A challenge answers with `continueUrl`; an unknown outcome stays `processing`. */
  async function pay(actor: Actor, asked: Pay): Promise<Payment> {
    try {
      return await charge(await begin(actor, asked))
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'payment_under_way') throw error
      const standing = await clearTheWay(actor, asked)
      return standing ?? charge(await begin(actor, asked))
    }
  }

  async function charge({ payment, token, invoice }: Begun): Promise<Payment> {
    if (token === null) return payment
    const outcome = await reached(() =>
      gatewayOf(payment.gateway).charge({
        key: payment.id,
        token,
        description: invoice.title,
        amount: { minor: payment.amountMinor, currency: payment.currency },
        returnUrl: `${shopUrl}/account/payments/${payment.id}/return`,
      }),
    )
    return outcome === unreachable ? payment : settle(payments, { paymentId: payment.id, outcome })
  }

  /**
   * An attempt stands in the way of a new one. A challenge with the same method is gone on with (returned); another one,
   * or a bank transfer that was only announced, is withdrawn; what the gateway never heard of is given up.
   */
  async function clearTheWay(actor: Actor, asked: Pay): Promise<Payment | null> {
    const standing = await unresolved(actor, { invoiceId: asked.invoiceId })
    if (!standing) return null
    const now = await refresh(standing)
    const sameMethod = 'methodId' in asked.with && now.methodId === asked.with.methodId
    if (!isUnresolved(now.status)) return now.status === 'approved' ? now : null
    if (now.status === 'pending' && sameMethod) return now
    if (now.status !== 'pending') throw new Refused('payment_under_way')
    const outcome = await gatewayOf(now.gateway).withdraw(now.id)
    const withdrawn = await settle(payments, { paymentId: now.id, outcome })
    return withdrawn.status === 'approved' ? withdrawn : null
  }

  /** Asks the gateway what became of an attempt, and records it. What is not known yet is asked for again later. */
  async function refresh(payment: Payment): Promise<Payment> {
    const { id: paymentId, createdAt } = payment
    const heard = await reached(() => gatewayOf(payment.gateway).find(paymentId))
    const outcome = heard === null ? neverHeardOf(createdAt) : heard
    const after = outcome === unreachable ? payment : await settle(payments, { paymentId, outcome })
    if (after.askAt !== null && after.askAt <= clock.now()) await postpone(payments, { paymentId })
    return after
  }

  function neverHeardOf(createdAt: string): ChargeOutcome | typeof unreachable {
    if (Date.parse(clock.now()) - Date.parse(createdAt) < onItsWayMs) return unreachable
    return { status: 'failed', externalId: null, reason: 'not_sent' }
  }

  return {
    pay,
    /** Sends an attempt that was begun elsewhere, as a renewal's, to its gateway, and records the outcome. */
    charge,
    /** The customer is back from a challenge, or the janitor looks after it. */
    async ask(actor: Actor, paymentId: PaymentId): Promise<Payment> {
      return refresh(await find(actor, { paymentId }))
    },
    /**
     * The gateway has said that there is news, as of a dispute, of an attempt that nobody may be asking about any more.
     * Throws {@link GatewayUnreachable} when it does not answer what it is: then it has to be told again.
     */
    async hear(actor: Actor, paymentId: PaymentId): Promise<Payment> {
      const payment = await find(actor, { paymentId })
      const outcome = await gatewayOf(payment.gateway).find(paymentId)
      return outcome ? settle(payments, { paymentId, outcome }) : payment
    },
    /** Staff decide what a gateway put into review, or say whether a transfer came. */
    async review(actor: Actor, paymentId: PaymentId, verdict: 'accept' | 'refuse'): Promise<Payment> {
      const payment = await findReviewable(actor, { paymentId })
      if (!isUnresolved(payment.status)) return payment
      if (!awaitsReview(payment)) throw new Refused('payment_not_in_review')
      const outcome = await gatewayOf(payment.gateway).review(paymentId, verdict)
      return settleReview(actor, { paymentId, outcome })
    },
    /** Stores a card at its gateway, which alone sees its number, and keeps the token. */
    async addCard(actor: Actor, gateway: string, card: CardInput, keep: boolean) {
      const storeCard = gateways.get(gateway)?.storeCard
      if (!storeCard) throw new Refused('gateway_unknown')
      return store(actor, { ...(await storeCard(card)), gateway, keep })
    },
  }
}

const unreachable = Symbol('the gateway did not answer')

async function reached<T>(call: () => Promise<T>): Promise<T | typeof unreachable> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof GatewayUnreachable) return unreachable
    throw error
  }
}
