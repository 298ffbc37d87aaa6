import { sql } from 'kysely'
import type { Money } from '../../kernel/money.ts'
import type { MethodStatus } from '../../methods/method-states.ts'
import type { RefundOutcome } from '../../payments/gateway-answers.ts'
import { refundCharge } from './refund-charge.ts'
import { delaysOf, type Sandbox } from './sandbox.ts'

type NewDispute = {
  readonly id: string
  readonly chargeKey: string
  readonly amountMinor: bigint
  readonly feeMinor: bigint
  readonly reason: string
  readonly kind: 'inquiry' | 'dispute'
}

/**
 * What happens at the provider without the shop's doing, as somebody there or a bank would cause it: the shop hears of it by
 * webhooks alone.
 */
export function createSandboxProvider(sandbox: Sandbox) {
  const { database, clock } = sandbox

  async function announce(subject: { kind: 'dispute' | 'method'; id: string }, event: string): Promise<void> {
    const at = clock.now()
    const delays = delaysOf(sandbox, `${subject.id}:${event}:${at}`)
    await sql`
      insert into sandbox.webhooks (event_id, kind, subject_kind, subject_id, at, deliver_at)
      select ${`${subject.id}:${event}:${at}`}, ${event}, ${subject.kind}, ${subject.id}, ${at}::timestamptz,
        ${at}::timestamptz + delay * interval '1 millisecond'
      from unnest(${delays}::int[]) as delay`.execute(database.reader)
    sandbox.wake?.()
  }

  return {
    /** A bank disputes a charge, or asks what it was for. */
    async openDispute({ id, chargeKey, amountMinor, feeMinor, reason, kind }: NewDispute): Promise<void> {
      const at = clock.now()
      await sql`
        insert into sandbox.disputes (id, charge_key, reason, amount_minor, fee_minor, is_inquiry, opens_at, evidence_due_at)
        values (${id}, ${chargeKey}, ${reason}, ${amountMinor}, ${feeMinor}, ${kind === 'inquiry'}, ${at}::timestamptz,
          ${at}::timestamptz + interval '14 days')`.execute(database.reader)
      await announce({ kind: 'dispute', id }, 'dispute.opened')
    },
    /** An inquiry becomes a dispute: the money is withdrawn. */
    async escalate(id: string): Promise<void> {
      await sql`update sandbox.disputes set is_inquiry = false where id = ${id}`.execute(database.reader)
      await announce({ kind: 'dispute', id }, 'dispute.escalated')
    },
    async closeDispute(id: string, closesTo: 'won' | 'lost'): Promise<void> {
      await sql`
        update sandbox.disputes set closes_at = ${clock.now()}::timestamptz, closes_to = ${closesTo} where id = ${id}`.execute(
        database.reader,
      )
      await announce({ kind: 'dispute', id }, 'dispute.closed')
    },
    /** Somebody gives money back in the provider's own pages. */
    refund(order: { id: string; chargeKey: string; amount: Money }): Promise<RefundOutcome> {
      return refundCharge(sandbox, { ...order, key: order.id, by: 'provider' })
    },
    /** A bank has renewed a card, wants its owner to confirm it, or will not have it charged any more. */
    async changeMethod(
      token: string,
      to: { label: string; status: MethodStatus; expMonth: number | null; expYear: number | null },
    ): Promise<void> {
      await sql`
        update sandbox.methods set label = ${to.label}, status = ${to.status}, exp_month = ${to.expMonth},
          exp_year = ${to.expYear} where token = ${token}`.execute(database.reader)
      await announce({ kind: 'method', id: token }, 'method.changed')
    },
  }
}
