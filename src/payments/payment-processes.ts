import { present } from '../kernel/assert.ts'
import type { InvoiceId, PaymentId } from '../kernel/ids.ts'
import { storeMethod } from '../methods/store-method.ts'
import { type Actor, system } from '../platform/actor.ts'
import type { Clock } from '../platform/clock.ts'
import { Refused } from '../platform/refused.ts'
import type { createRunner } from '../platform/runner.ts'
import { type Begun, beginPayment, type PayWith } from './begin-payment.ts'
import { type CardInput, type ChargeOutcome, type Gateway, GatewayUnreachable } from './gateway.ts'
import { isFailure } from './outcome-states.ts'
import { chargeOf, type Payment } from './payment.ts'
import { findPayment, unresolvedPayment } from './payment-queries.ts'
import { isUnderWay, isWaiting, wasTaken } from './payment-states.ts'
import { postponeAsking } from './postpone-asking.ts'
import { preparePayment } from './prepare-payment.ts'
import { awaitsReview, reviewable, reviewPayment } from './review-payment.ts'
import { settlePayment } from './settle-payment.ts'
import './payment-ports.ts'

type Parts = {
  readonly bind: ReturnType<typeof createRunner>
  readonly gateways: ReadonlyMap<string, Gateway>
  readonly clock: Clock
  readonly shopUrl: string
}

export type Pay = { readonly with: PayWith } & (
  | { readonly invoiceId: InvoiceId }
  | { readonly invoiceIds: readonly InvoiceId[] }
)

/** A charge that was never confirmed is given up this long after it was recorded: until then it may be on its way. */
const onItsWayMs = 30_000

const payments = system('payments')

/**
 * Paying, which spans transactions: the attempt is recorded, the gateway prepares it, its id is written down, the gateway carries
 * it out, the outcome is recorded. Killed at any point, the attempt stands in the database and the gateway is asked what became of it.
 */
export function createPaymentProcesses({ bind, gateways, clock, shopUrl }: Parts) {
  const begin = bind(beginPayment)
  const prepare = bind(preparePayment)
  const settle = bind(settlePayment)
  const find = bind(findPayment)
  const unresolved = bind(unresolvedPayment)
  const postpone = bind(postponeAsking)
  const findReviewable = bind(reviewable)
  const settleReview = bind(reviewPayment)
  const store = bind(storeMethod)
  const gatewayOf = (name: string) => present(gateways.get(name), `the gateway ${name}`)

  /** Pays what is open of invoices. A challenge answers with `continueUrl`; an unknown outcome stays `processing`. */
  async function pay(actor: Actor, asked: Pay): Promise<Payment> {
    const invoiceIds = 'invoiceIds' in asked ? [...asked.invoiceIds] : [asked.invoiceId]
    const wanted = { invoiceIds, with: asked.with }
    try {
      return await charge(await begin(actor, wanted))
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'payment_under_way') throw error
      const open = await clearTheWay(actor, wanted)
      return open ?? charge(await begin(actor, wanted))
    }
  }

  async function charge({ payment, token, description }: Begun): Promise<Payment> {
    if (token === null) return payment
    const gateway = gatewayOf(payment.gateway)
    const returnUrl = `${shopUrl}/account/payments/${payment.id}/return`
    const { key, amount } = chargeOf(payment)
    const prepared = await reached(() => gateway.prepare({ key, amount, token, description, returnUrl }))
    if (prepared === unreachable) return payment
    const { externalId } = prepared
    if (externalId !== null && !(await prepare(payments, { paymentId: payment.id, externalId }))) {
      return find(payments, { paymentId: payment.id })
    }
    const outcome = await reached(() => gateway.confirm({ key, externalId, amount }))
    if (outcome === unreachable) return { ...payment, externalId }
    return settle(payments, { paymentId: payment.id, outcome })
  }

  /**
   * An attempt of one of these invoices stands in the way of a new one. A challenge with the same method is gone on with
   * (returned); another one, or a bank transfer that was only announced, is withdrawn; what was never confirmed is given up.
   */
  async function clearTheWay(
    actor: Actor,
    { invoiceIds, with: payWith }: { invoiceIds: readonly InvoiceId[]; with: PayWith },
  ): Promise<Payment | null> {
    for (const invoiceId of invoiceIds) {
      const found = await unresolved(actor, { invoiceId })
      if (!found) continue
      const now = await refresh(found)
      const sameMethod = 'methodId' in payWith && now.methodId === payWith.methodId
      if (!isUnderWay(now)) {
        if (wasTaken(now)) return now
        continue
      }
      if (isWaiting(now) && sameMethod && invoiceIds.length === 1) return now
      if (!isWaiting(now)) throw new Refused('payment_under_way')
      const outcome = await gatewayOf(now.gateway).withdraw(chargeOf(now))
      const withdrawn = await settle(payments, { paymentId: now.id, outcome })
      if (wasTaken(withdrawn)) return withdrawn
      if (isUnderWay(withdrawn)) throw new Refused('payment_under_way')
    }
    return null
  }

  /** Asks the gateway what became of an attempt, and records it. What is not known yet is asked for again later. */
  async function refresh(payment: Payment): Promise<Payment> {
    const { id: paymentId } = payment
    const outcome = await reached(() => outcomeOf(payment))
    const after = outcome === unreachable ? payment : await settle(payments, { paymentId, outcome })
    if (after.askAt !== null && after.askAt <= clock.now()) await postpone(payments, { paymentId })
    return after
  }

  /** What was never confirmed is withdrawn before it is given up, so that nobody can confirm it afterwards. */
  async function outcomeOf(payment: Payment): Promise<ChargeOutcome | typeof unreachable> {
    const gateway = gatewayOf(payment.gateway)
    const heard = await gateway.find(chargeOf(payment))
    if (heard !== null && heard.status !== 'prepared') return heard
    if (Date.parse(clock.now()) - Date.parse(payment.createdAt) < onItsWayMs) return unreachable
    if (heard !== null) {
      const { externalId } = heard
      const withdrawn = await gateway.withdraw({ ...chargeOf(payment), externalId })
      if (!isFailure(withdrawn)) return withdrawn
    }
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
    /** Staff decide what a gateway put into review, or say whether a transfer came. */
    async review(actor: Actor, paymentId: PaymentId, verdict: 'accept' | 'refuse'): Promise<Payment> {
      const payment = await findReviewable(actor, { paymentId })
      if (!isUnderWay(payment)) return payment
      if (!awaitsReview(payment)) throw new Refused('payment_not_in_review')
      const outcome = await gatewayOf(payment.gateway).review(chargeOf(payment), verdict)
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
