import { present } from '../kernel/assert.ts'
import type { InvoiceId, TransactionId } from '../kernel/ids.ts'
import { type Actor, system } from '../platform/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { createDesk } from '../platform/desk.ts'
import { Refused } from '../platform/refused.ts'
import { type Begun, beginPayment, type PayWith } from './begin-payment.ts'
import { findPayment, unresolvedPayment } from './find-payment.ts'
import { type CardInput, type ChargeOutcome, type Gateway, GatewayUnreachable } from './gateway.ts'
import { postponeAsking } from './postpone-asking.ts'
import { awaitsReview, reviewable, reviewPayment } from './review-payment.ts'
import { settlePayment } from './settle-payment.ts'
import { storeMethod } from './store-method.ts'
import { isUnresolved, type Transaction } from './transaction.ts'
import './payment-ports.ts'

type Parts = {
  readonly bind: ReturnType<typeof createDesk>
  readonly gateways: ReadonlyMap<string, Gateway>
  readonly clock: Clock
  readonly storeUrl: string
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
export function createPaymentDesk({ bind, gateways, clock, storeUrl }: Parts) {
  const begin = bind(beginPayment)
  const settle = bind(settlePayment)
  const find = bind(findPayment)
  const unresolved = bind(unresolvedPayment)
  const postpone = bind(postponeAsking)
  const gatewayOf = (name: string) => present(gateways.get(name), `the gateway ${name}`)

  /** Pays what is open of an invoice. A challenge answers with `continueUrl`; an unknown outcome stays `processing`. */
  async function pay(actor: Actor, asked: Pay): Promise<Transaction> {
    try {
      return await charge(await begin(actor, asked))
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'payment_under_way') throw error
      const standing = await clearTheWay(actor, asked)
      return standing ?? charge(await begin(actor, asked))
    }
  }

  async function charge({ transaction, token, invoice }: Begun): Promise<Transaction> {
    if (token === null) return transaction
    const outcome = await reached(() =>
      gatewayOf(transaction.gateway).charge({
        ...{ key: transaction.id, token, description: invoice.title },
        amount: { minor: transaction.amountMinor, currency: transaction.currency },
        returnUrl: `${storeUrl}/account/payments/${transaction.id}/return`,
      }),
    )
    return outcome === unreachable
      ? transaction
      : settle(payments, { transactionId: transaction.id, outcome })
  }

  /**
   * An attempt stands in the way of a new one. A challenge with the same method is gone on with (returned); another one,
   * or a bank transfer that was only announced, is withdrawn; what the gateway never heard of is given up.
   */
  async function clearTheWay(actor: Actor, asked: Pay): Promise<Transaction | null> {
    const standing = await unresolved(actor, { invoiceId: asked.invoiceId })
    if (!standing) return null
    const now = await refresh(standing)
    const sameMethod = 'methodId' in asked.with && now.methodId === asked.with.methodId
    if (!isUnresolved(now.status)) return now.status === 'approved' ? now : null
    if (now.status === 'pending' && sameMethod) return now
    if (now.status !== 'pending') throw new Refused('payment_under_way')
    const outcome = await gatewayOf(now.gateway).withdraw(now.id)
    const withdrawn = await settle(payments, { transactionId: now.id, outcome })
    return withdrawn.status === 'approved' ? withdrawn : null
  }

  /** Asks the gateway what became of an attempt, and records it. What is not known yet is asked for again later. */
  async function refresh(transaction: Transaction): Promise<Transaction> {
    const { id: transactionId, createdAt } = transaction
    const heard = await reached(() => gatewayOf(transaction.gateway).find(transactionId))
    const outcome = heard === null ? neverHeardOf(createdAt) : heard
    const after = outcome === unreachable ? transaction : await settle(payments, { transactionId, outcome })
    if (after.askAt !== null && after.askAt <= clock.now()) await postpone(payments, { transactionId })
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
    async ask(actor: Actor, transactionId: TransactionId): Promise<Transaction> {
      return refresh(await find(actor, { transactionId }))
    },
    /**
     * The gateway has said that there is news, as of a dispute, of an attempt that nobody may be asking about any more.
     * Throws {@link GatewayUnreachable} when it does not answer what it is: then it has to be told again.
     */
    async hear(actor: Actor, transactionId: TransactionId): Promise<Transaction> {
      const transaction = await find(actor, { transactionId })
      const outcome = await gatewayOf(transaction.gateway).find(transactionId)
      return outcome ? settle(payments, { transactionId, outcome }) : transaction
    },
    /** Staff decide what a gateway held, or say whether a transfer came. */
    async review(
      actor: Actor,
      transactionId: TransactionId,
      verdict: 'accept' | 'refuse',
    ): Promise<Transaction> {
      const transaction = await bind(reviewable)(actor, { transactionId })
      if (!isUnresolved(transaction.status)) return transaction
      if (!awaitsReview(transaction)) throw new Refused('transaction_not_held')
      const outcome = await gatewayOf(transaction.gateway).review(transactionId, verdict)
      return bind(reviewPayment)(actor, { transactionId, outcome })
    },
    /** Stores a card at its gateway, which alone sees its number, and keeps the token. */
    async addCard(actor: Actor, gateway: string, card: CardInput, keep: boolean) {
      const storeCard = gateways.get(gateway)?.storeCard
      if (!storeCard) throw new Refused('gateway_unknown')
      return bind(storeMethod)(actor, { ...(await storeCard(card)), gateway, keep })
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
