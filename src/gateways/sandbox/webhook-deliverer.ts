import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { createBell } from './bell.ts'
import { realTime, sign, signatureHeader } from './webhook-signature.ts'
import { claimDue, type Delivery, type DueWebhook, recordDeliveries } from './webhook-store.ts'

export type DelivererOptions = {
  readonly database: Database
  readonly clock: Clock
  readonly secret: string
  /** Where the shop takes them: its address and "/webhooks/sandbox". */
  readonly endpoint: string
  /** Between 0 and 1: spreads the retries. */
  readonly random: () => number
  /** Told when the provider itself has trouble, as when its database is away; it goes on by itself. */
  readonly onFault: (error: unknown) => void
  /** How often it looks by itself for what is due, in milliseconds; the usual when left out. */
  readonly lookEveryMs?: number
}

export type WebhookDeliverer = {
  /** Delivers up to `limit` webhooks that are due, all at once, and says how many went well and how many did not. */
  deliverDue(limit: number): Promise<{ delivered: number; failed: number }>
  /** Goes on delivering, in this process, until it is stopped. */
  start(): void
  /** Ends when what is under way has been answered. */
  stop(): Promise<void>
  wake(): void
}

const usualLookMs = 500
const atOnce = 16
const longestAnswerMs = 10_000
const longestBackoffMs = 3_600_000

/** Sends the provider's webhooks to the shop. Any number may run: each row is taken by one. */
export function createWebhookDeliverer(options: DelivererOptions): WebhookDeliverer {
  const bell = createBell()
  const { lookEveryMs = usualLookMs } = options
  let running: Promise<void> | null = null
  let stopping = false

  async function deliverDue(limit: number) {
    const { database, clock } = options
    const due = await claimDue(database.reader, clock.now(), limit)
    if (due.length === 0) return { delivered: 0, failed: 0 }
    const deliveries = await Promise.all(due.map((webhook) => deliver(webhook, options)))
    await recordDeliveries(database.reader, clock.now(), deliveries)
    const delivered = deliveries.filter(({ failure }) => failure === null).length
    return { delivered, failed: due.length - delivered }
  }

  async function deliverAllDue() {
    while (!stopping) {
      const { delivered, failed } = await deliverDue(atOnce)
      if (delivered + failed < atOnce) return
    }
  }

  async function run() {
    while (!stopping) {
      await deliverAllDue().catch(options.onFault)
      await bell.heard(lookEveryMs)
    }
  }

  return {
    deliverDue,
    start() {
      stopping = false
      running ??= run()
    },
    async stop() {
      stopping = true
      bell.ring()
      await running
      running = null
    },
    wake: () => bell.ring(),
  }
}

async function deliver(webhook: DueWebhook, options: DelivererOptions): Promise<Delivery> {
  const failure = await post(webhook, options).catch(String)
  return { seq: webhook.seq, failure, retryInMs: backoff(webhook.attempts, options.random()) }
}

/** Null when the shop has taken it, otherwise what went wrong. */
async function post(
  webhook: DueWebhook,
  { clock, secret, endpoint }: DelivererOptions,
): Promise<string | null> {
  const { id, kind, subjectKind, subjectId, at } = webhook
  const subject = { kind: subjectKind, externalId: subjectId }
  const body = JSON.stringify({ id, kind, subject, at })
  const response = await fetch(endpoint, {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.timeout(longestAnswerMs),
    headers: { 'content-type': 'application/json', [signatureHeader]: sign(secret, body, realTime(clock)) },
    body,
  })
  await response.body?.cancel()
  return response.ok ? null : `answered ${response.status}`
}

/** 1 to 2 seconds after the first attempt, then twice as long each time, up to an hour. */
function backoff(attempts: number, random: number): number {
  return Math.round(Math.min(longestBackoffMs, 1_000 * 2 ** (attempts - 1) * (1 + random)))
}
