import { z } from 'zod'
import { hearDispute } from '../disputes/hear-dispute.ts'
import { hearMethod } from '../methods/hear-method.ts'
import type { Gateway } from '../payments/gateway.ts'
import { type News, type Subject, WebhookRequest } from '../payments/gateway-answers.ts'
import { hearCharge } from '../payments/hear-charge.ts'
import { isGivenBack } from '../payments/outcome-states.ts'
import { systemOnly } from '../platform/permission.ts'
import { type Call, process } from '../platform/process.ts'
import { hearRefund } from '../refunds/hear-refund.ts'
import { settleRefund } from '../refunds/settle-refund.ts'
import '../payments/payment-ports.ts'

const steps = {
  charge: hearCharge,
  refund: hearRefund,
  settleRefund,
  dispute: hearDispute,
  method: hearMethod,
}
type Hearing = Call<typeof steps>

/**
 * A provider tells that something happened. Only where it comes from is believed: what happened is then asked for at the provider, so
 * that a late, doubled or reordered webhook can do no harm. Answers false when the request does not come from this provider. Throws
 * {@link GatewayUnreachable} when the provider does not answer what became of it: then it has to tell it again.
 */
export const hearNews = process({
  name: 'gateway.hear',
  input: z.object({ gateway: z.string(), request: WebhookRequest }),
  output: z.boolean(),
  may: systemOnly,
  steps,
  async run(call, { gateway: name, request }) {
    const gateway = call.ports.gateways.get(name)
    const subjects = gateway?.readWebhook?.(request)
    if (!gateway || !subjects) return false
    for (const subject of subjects) await ask(call, gateway, subject)
    return true
  },
})

async function ask(call: Hearing, gateway: Gateway, subject: Subject): Promise<void> {
  const news = await gateway.ask?.(subject)
  if (!news) return
  // What was taken is known before what was taken back of it.
  const chargeId = chargeOf(news)
  if (chargeId !== null) await ask(call, gateway, { kind: 'charge', externalId: chargeId })
  await take(call, gateway.name, news)
}

async function take({ actor, steps }: Hearing, gateway: string, news: News): Promise<void> {
  switch (news.kind) {
    case 'charge':
      await steps.charge(actor, { gateway, externalId: news.externalId, outcome: news.outcome })
      break
    case 'refund': {
      const { key, externalId, chargeId, amount, outcome } = news
      if (key !== null) await steps.settleRefund(actor, { refundId: key, outcome })
      else if (isGivenBack(outcome)) await steps.refund(actor, { gateway, externalId, chargeId, amount })
      break
    }
    case 'dispute':
      await steps.dispute(actor, { gateway, dispute: news.dispute })
      break
    case 'method':
      await steps.method(actor, { gateway, method: news.method })
      break
  }
}

function chargeOf(news: News): string | null {
  if (news.kind === 'refund') return news.chargeId
  return news.kind === 'dispute' ? news.dispute.chargeId : null
}
