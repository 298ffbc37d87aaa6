import { Hono } from 'hono'
import type { App } from '../app.ts'
import { GatewayUnreachable } from '../payments/gateway.ts'
import { system } from '../platform/actor.ts'

const webhook = system('webhook')

/** Where providers tell that something happened. What could not be asked about is an outage, and not taken: it is told again. */
export function createWebhooks({ app, now }: { app: App; now: () => string }): Hono {
  const hooks = new Hono()
  hooks.post('/:gateway', async (c) => {
    const headers = Object.fromEntries(c.req.raw.headers)
    const request = { body: await c.req.text(), headers, now: now() }
    try {
      const isTheirs = await app.gateways.hear(webhook, { gateway: c.req.param('gateway'), request })
      return isTheirs ? c.text('ok') : c.text('the signature is not right', 400)
    } catch (error) {
      if (!(error instanceof GatewayUnreachable)) throw error
      return c.text('tell it again later', 503, { 'retry-after': '5' })
    }
  })
  return hooks
}
