import { hearDispute } from '../disputes/hear-dispute.ts'
import { hearMethod } from '../methods/hear-method.ts'
import type { Gateway, News, Subject, WebhookRequest } from '../payments/gateway.ts'
import { hearCharge } from '../payments/hear-charge.ts'
import { system } from '../platform/actor.ts'
import type { createRunner } from '../platform/runner.ts'
import { hearRefund } from '../refunds/hear-refund.ts'
import { settleRefund } from '../refunds/settle-refund.ts'

type Parts = {
  readonly bind: ReturnType<typeof createRunner>
  readonly gateways: ReadonlyMap<string, Gateway>
}

const webhook = system('webhook')

/**
 * A provider tells that something happened. Only where it comes from is believed: what happened is then asked for at the provider, so
 * that a late, doubled or reordered webhook can do no harm.
 */
export function createNews({ bind, gateways }: Parts) {
  const charge = bind(hearCharge)
  const refund = bind(hearRefund)
  const settle = bind(settleRefund)
  const dispute = bind(hearDispute)
  const method = bind(hearMethod)

  async function take(gateway: string, news: News): Promise<void> {
    switch (news.kind) {
      case 'charge':
        await charge(webhook, { gateway, externalId: news.externalId, outcome: news.outcome })
        break
      case 'refund': {
        const { key, externalId, chargeId, amount, outcome } = news
        if (key !== null) await settle(webhook, { refundId: key, outcome })
        else if (outcome.status === 'done') await refund(webhook, { gateway, externalId, chargeId, amount })
        break
      }
      case 'dispute':
        await dispute(webhook, { gateway, dispute: news.dispute })
        break
      case 'method':
        await method(webhook, { gateway, method: news.method })
        break
    }
  }

  async function ask(gateway: Gateway, subject: Subject): Promise<void> {
    const news = await gateway.ask?.(subject)
    if (!news) return
    // What was taken is known before what was taken back of it.
    const chargeId = chargeOf(news)
    if (chargeId !== null) await ask(gateway, { kind: 'charge', externalId: chargeId })
    await take(gateway.name, news)
  }

  return {
    /**
     * Answers false when the request does not come from this provider. Throws {@link GatewayUnreachable} when the provider does not
     * answer what became of it: then it has to tell it again.
     */
    async hear(name: string, request: WebhookRequest): Promise<boolean> {
      const gateway = gateways.get(name)
      const subjects = gateway?.readWebhook?.(request)
      if (!gateway || !subjects) return false
      for (const subject of subjects) await ask(gateway, subject)
      return true
    },
  }
}

function chargeOf(news: News): string | null {
  if (news.kind === 'refund') return news.chargeId
  return news.kind === 'dispute' ? news.dispute.chargeId : null
}
