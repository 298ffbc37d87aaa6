import { sign, signatureHeader } from '../../src/gateways/sandbox/webhook-signature.ts'
import {
  claimDue,
  type Delivery,
  type DueWebhook,
  recordDeliveries,
} from '../../src/gateways/sandbox/webhook-store.ts'
import { keptSecret } from '../../src/platform/secrets.ts'
import type { Dice } from './dice.ts'
import type { Simulated } from './simulated-shop.ts'

const atOnce = 50

/**
 * Brings the provider's webhooks that are due to the shop's door: reordered, and some twice at the same moment. What is
 * lost on its way or not answered well comes again later, as from the provider's own deliverer.
 */
export async function deliverWebhooks(shop: Simulated, dice: Dice, lostShare: number): Promise<void> {
  const secret = await keptSecret(shop.reader, 'sandbox')
  for (;;) {
    const due = await claimDue(shop.reader, shop.clock.now(), atOnce)
    const deliveries: Delivery[] = []
    const inOrder = [...due].sort((a, b) => Number(a.seq - b.seq))
    for (const webhook of dice.shuffled(inOrder)) {
      if (dice.chance(lostShare)) {
        deliveries.push({
          seq: webhook.seq,
          failure: 'lost on its way',
          retryInMs: dice.between(1, 86_400_000),
        })
        continue
      }
      const twice = dice.chance(0.1) ? [webhook, webhook] : [webhook]
      const [status] = await Promise.all(twice.map((each) => post(shop, each, secret)))
      deliveries.push({ seq: webhook.seq, failure: status === 200 ? null : `${status}`, retryInMs: 60_000 })
    }
    if (due.length === 0) return
    await recordDeliveries(shop.reader, shop.clock.now(), deliveries)
  }
}

async function post({ hooks, clock }: Simulated, webhook: DueWebhook, secret: string): Promise<number> {
  const { id, kind, subjectKind, subjectId, at } = webhook
  const subject = { kind: subjectKind, externalId: subjectId }
  const body = JSON.stringify({ id, kind, subject, at })
  const headers = { [signatureHeader]: sign(secret, body, clock.now()) }
  const { status } = await hooks.request('/sandbox', { method: 'POST', headers, body })
  return status
}
