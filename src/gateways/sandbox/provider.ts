import type { Money } from '../../kernel/money.ts'
import type { RefundOutcome } from '../../payments/gateway-answers.ts'
import { closeDispute, escalateDispute, insertDispute, type NewDispute } from './dispute-store.ts'
import { type ChangedMethod, updateMethod } from './method-store.ts'
import { refundCharge } from './refund-charge.ts'
import { delaysOf, type Sandbox } from './sandbox.ts'
import { insertWebhooks } from './webhook-store.ts'

/**
 * What happens at the provider without the shop's doing, as somebody there or a bank would cause it: the shop hears of it by
 * webhooks alone.
 */
export function createSandboxProvider(sandbox: Sandbox) {
  const { database, clock } = sandbox

  async function announce(subject: { kind: 'dispute' | 'method'; id: string }, event: string): Promise<void> {
    const at = clock.now()
    const id = `${subject.id}:${event}:${at}`
    await insertWebhooks(database.reader, { id, event, subject, at, delays: delaysOf(sandbox, id) })
    sandbox.wake?.()
  }

  return {
    /** A bank disputes a charge, or asks what it was for. */
    async openDispute(dispute: NewDispute): Promise<void> {
      await insertDispute(database.reader, dispute, clock.now())
      await announce({ kind: 'dispute', id: dispute.id }, 'dispute.opened')
    },
    /** An inquiry becomes a dispute: the money is withdrawn. */
    async escalate(id: string): Promise<void> {
      await escalateDispute(database.reader, id)
      await announce({ kind: 'dispute', id }, 'dispute.escalated')
    },
    async closeDispute(id: string, closesTo: 'won' | 'lost'): Promise<void> {
      await closeDispute(database.reader, id, { at: clock.now(), to: closesTo })
      await announce({ kind: 'dispute', id }, 'dispute.closed')
    },
    /** Somebody gives money back in the provider's own pages. */
    refund(order: { id: string; chargeKey: string; amount: Money }): Promise<RefundOutcome> {
      return refundCharge(sandbox, { ...order, key: order.id, by: 'provider' })
    },
    /** A bank has renewed a card, wants its owner to confirm it, or will not have it charged any more. */
    async changeMethod(token: string, to: ChangedMethod): Promise<void> {
      await updateMethod(database.reader, token, to)
      await announce({ kind: 'method', id: token }, 'method.changed')
    },
  }
}
