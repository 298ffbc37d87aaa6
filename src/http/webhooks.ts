import { Hono } from 'hono'
import type { App } from '../app.ts'
import { PaymentId } from '../kernel/ids.ts'
import { type Gateway, GatewayUnreachable } from '../payments/gateway.ts'
import { system } from '../platform/actor.ts'
import { Refused } from '../platform/refused.ts'

const webhook = system('webhook')

/**
 * Where a provider tells that something happened. Only its signature is believed: what happened is then asked for at the
 * provider, so that a late, doubled or reordered webhook can do no harm. One that could not be asked about is an
 * outage, and not taken: it is told again.
 */
export function createWebhooks({ app, cards, now }: { app: App; cards: Gateway; now: () => string }): Hono {
  const hooks = new Hono()
  hooks.post('/sandbox', async (c) => {
    const signature = c.req.header('sandbox-signature') ?? null
    const spoken = cards.readWebhook?.({ body: await c.req.text(), signature, now: now() })
    if (!spoken) return c.text('the signature is not right', 400)
    const paymentId = PaymentId.safeParse(spoken.chargeKey)
    if (!paymentId.success) return c.text('ignored')
    try {
      await app.payments.hear(webhook, paymentId.data)
    } catch (error) {
      if (error instanceof GatewayUnreachable)
        return c.text('tell it again later', 503, { 'retry-after': '5' })
      if (!(error instanceof Refused) || error.code !== 'not_found') throw error
    }
    return c.text('ok')
  })
  return hooks
}
