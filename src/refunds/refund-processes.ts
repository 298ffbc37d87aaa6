import { present } from '../kernel/assert.ts'
import type { InvoiceId, PaymentId } from '../kernel/ids.ts'
import { type Gateway, GatewayUnreachable, type RefundOutcome } from '../payments/gateway.ts'
import { type Actor, system } from '../platform/actor.ts'
import type { createRunner, Options } from '../platform/runner.ts'
import { postponeAskingRefund, refundOrder } from './ask-refund.ts'
import { beginRefund } from './begin-refund.ts'
import { settleRefund } from './settle-refund.ts'

type Parts = {
  readonly bind: ReturnType<typeof createRunner>
  readonly gateways: ReadonlyMap<string, Gateway>
}

type NewRefund = {
  readonly paymentId: PaymentId
  /** Needed where the payment paid several. */
  readonly invoiceId?: InvoiceId | undefined
  readonly amountMinor: bigint
  readonly reason: string
}

const refunds = system('refunds')

/** Refunding, which spans transactions as paying does: recorded, sent, outcome recorded; asked for when it is unknown. */
export function createRefundProcesses({ bind, gateways }: Parts) {
  const begin = bind(beginRefund)
  const settle = bind(settleRefund)
  const postpone = bind(postponeAskingRefund)
  const orderOf = bind(refundOrder)
  const gatewayOf = (name: string) => present(gateways.get(name), `the gateway ${name}`)

  async function record(
    refundId: string,
    outcome: RefundOutcome | null,
  ): Promise<'processing' | 'done' | 'failed'> {
    if (outcome && outcome.status !== 'waiting') return settle(refunds, { refundId, outcome })
    await postpone(refunds, { refundId })
    return 'processing'
  }

  return {
    /** Sent again with the same key, it is the same refund, and answers with how that one stands. */
    async refund(actor: Actor, wanted: NewRefund, options: Options = {}) {
      let isRepeat = false
      const onRepeat = () => {
        isRepeat = true
      }
      const refundId = await begin(actor, wanted, { ...options, onRepeat })
      const { gateway, asked, status } = await orderOf(refunds, { refundId })
      // The first is on its way, or the janitor asks after it: a second call could be paid out behind its back.
      if (isRepeat) return status
      return record(refundId, await orNull(() => gatewayOf(gateway).refund(asked)))
    },
    /** The janitor: what became of a refund whose outcome is not known. One the gateway never heard of has failed. */
    async askRefund(refundId: string) {
      const { gateway, asked } = await orderOf(refunds, { refundId })
      const notSent: RefundOutcome = { status: 'failed', reason: 'not_sent' }
      const outcome = await orNull(async () => (await gatewayOf(gateway).findRefund(asked)) ?? notSent)
      return record(refundId, outcome)
    },
  }
}

async function orNull<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof GatewayUnreachable) return null
    throw error
  }
}
