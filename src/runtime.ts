import { randomFillSync } from 'node:crypto'
import { createApp } from './app.ts'
import { createTypesetter } from './documents/typesetter.ts'
import { createEmailDelivery } from './email/deliver-email.ts'
import { createMailer } from './email/mailer.ts'
import { createEmailRenderer } from './email/templates/render-email.ts'
import { createManualGateway } from './gateways/manual/index.ts'
import {
  createSandboxGateway,
  createSandboxPages,
  createSandboxProvider,
  createWebhookDeliverer,
  type Faults,
} from './gateways/sandbox/index.ts'
import { findInvoice } from './invoices/invoice-store.ts'
import { createIdSource } from './kernel/id-source.ts'
import type { Gateway } from './payments/gateway.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { openDatabase } from './platform/database.ts'
import type { DatabaseLimits } from './platform/limited-client.ts'
import type { Log } from './platform/log.ts'
import { orNotFound } from './platform/refused.ts'
import { keptSecret } from './platform/secrets.ts'
import { openCurrentShop } from './shop/current-shop.ts'

export type GatewayName = 'sandbox' | 'manual'

export type RuntimeParts = {
  readonly databaseUrl: string
  readonly poolSize: number
  /** How long the database may take to answer; the usual when left out. */
  readonly databaseLimits?: DatabaseLimits
  /** Where people reach the shop, without a slash at the end. */
  readonly shopUrl: string
  /** Where this process reaches itself, for the sandbox provider's webhooks. */
  readonly ownUrl: string
  readonly smtpUrl: string | undefined
  /** Given by the environment, or kept in the database. */
  readonly secret?: string | undefined
  /** How the shop is paid; by the simulated provider and by transfer when left out. */
  readonly gateways?: readonly GatewayName[] | undefined
  readonly log: Log
  readonly clock?: Clock
  readonly newId?: () => string
  /** How often the sandbox's webhooks come twice or late; its usual measure when left out. */
  readonly faults?: Faults
  /** What stands between the shop and each gateway, to watch its calls or to interrupt them; nothing when left out. */
  readonly wrapGateway?: (gateway: Gateway) => Gateway
}

export type Runtime = Awaited<ReturnType<typeof createRuntime>>

/** The whole of the program around one migrated database, with nothing running yet: what every entry starts from. */
export async function createRuntime(parts: RuntimeParts) {
  const { log, shopUrl } = parts
  const clock = parts.clock ?? systemClock()
  const newId = parts.newId ?? createIdSource({ now: Date.now, random: randomFillSync })
  const database = openDatabase(parts.databaseUrl, parts.poolSize, parts.databaseLimits)
  const shop = await openCurrentShop(database.reader, clock)
  const secret = parts.secret ?? (await keptSecret(database.reader, 'sessions'))
  const sandboxSecret = await keptSecret(database.reader, 'sandbox')
  const webhooks = createWebhookDeliverer({
    database,
    clock,
    secret: sandboxSecret,
    endpoint: `${parts.ownUrl}/webhooks/sandbox`,
    random: Math.random,
    onFault: (error) => log.error({ err: error }, 'the sandbox could not deliver its webhooks'),
  })
  const sandbox = {
    database,
    clock,
    seed: 'sandbox',
    wake: webhooks.wake,
    ...(parts.faults && { faults: parts.faults }),
  }
  const cards = createSandboxGateway({ ...sandbox, secret: sandboxSecret, publicUrl: shopUrl, newId })
  const wrap = parts.wrapGateway ?? ((gateway) => gateway)
  const chosen: readonly string[] = parts.gateways ?? ['sandbox', 'manual']
  const gateways = [cards, createManualGateway()].filter(({ name }) => chosen.includes(name)).map(wrap)
  const typesetter = createTypesetter()
  const app = createApp({
    database,
    clock,
    shop,
    gateways,
    sendsEmail: parts.smtpUrl !== undefined,
    shopUrl,
    secret,
    newId,
    typesetter,
    log,
  })
  const transport = createMailer({ smtpUrl: parts.smtpUrl })
  const render = createEmailRenderer({
    async invoicePdf({ invoiceId, locale }) {
      const invoice = orNotFound(await findInvoice(database.reader, { id: invoiceId }))
      const { timeZone, name, accent } = shop.settings()
      return typesetter.invoicePdf(invoice, { locale, timeZone, shop: { name, accent } })
    },
  })
  return {
    app,
    database,
    clock,
    shop,
    webhooks,
    sandbox: createSandboxProvider(sandbox),
    log,
    deliverEmail: createEmailDelivery({ bind: app.bind, transport, render, log }),
    sandboxPages: createSandboxPages({ ...sandbox, shopName: () => shop.settings().name, newId }),
    async close() {
      await webhooks.stop()
      transport.close()
      await typesetter.close()
      await database.close()
    },
  }
}
