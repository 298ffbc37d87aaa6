import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { assert, present } from '../../kernel/assert.ts'
import { plusMilliseconds } from '../../kernel/calendar.ts'
import type { StoredMethod } from '../../methods/payment-method.ts'
import { usualOpenForMs } from '../../payments/capabilities.ts'
import {
  type CardInput,
  type ChargeRef,
  type Gateway,
  GatewayUnreachable,
  type NewCharge,
} from '../../payments/gateway.ts'
import { type News, Subject } from '../../payments/gateway-answers.ts'
import { type Decided, decideReview, outcomeOf, type StoredCharge, withdrawn } from './charge.ts'
import { confirmCharge, findCharge, findChargeById, moveCharge, prepareCharge } from './charge-store.ts'
import { findDispute } from './dispute-store.ts'
import { findMethod, findMethodOfForm, insertForm, insertMethod } from './method-store.ts'
import { methodOfCard } from './read-method.ts'
import { refundCharge } from './refund-charge.ts'
import { findRefund, newsOfRefund } from './refund-store.ts'
import { delaysOf, faultsOf, type Sandbox } from './sandbox.ts'
import { isSignedBy, signatureHeader } from './webhook-signature.ts'

export type SandboxOptions = Sandbox & {
  /** Shared with the deliverer: what webhooks are signed with. */
  readonly secret: string
  /** The shop's address, "https://shop.example": where challenges are, and where they may come back to. */
  readonly publicUrl: string
  readonly newId: () => string
}

const hourMs = 3_600_000

const Webhook = z.object({ subject: Subject })

/**
 * The simulated provider. Its API is a library call, its webhooks are HTTP. Everything it knows is in its tables, in
 * transactions of its own, so that what it has done stands whatever becomes of the shop's process.
 */
export function createSandboxGateway(options: SandboxOptions): Gateway {
  const { database, clock } = options
  const outcome = (charge: StoredCharge) => outcomeOf(charge, clock.now(), options.publicUrl)

  async function decide(key: string, from: StoredCharge['status'][], to: Decided) {
    const delays = delaysOf(options, `${key}:${to.status}`)
    const at = clock.now()
    for (const status of from) {
      const moved = await moveCharge(database.reader, { key, from: status, to, at, delays })
      if (!moved) continue
      options.wake?.()
      return outcome(moved)
    }
    return outcome(present(await findCharge(database.reader, key), `the sandbox's charge ${key}`))
  }

  return {
    name: 'sandbox',
    kind: 'card',
    capabilities: {
      refundsInPart: true,
      amounts: null,
      openForMs: usualOpenForMs,
    },
    prepare: (charge) => prepare(options, charge),
    confirm: async (charge) => outcome(await confirm(options, charge)),
    async find({ key }) {
      const charge = await findCharge(database.reader, key)
      return charge && outcome(charge)
    },
    withdraw: ({ key }) => decide(key, ['prepared', 'challenge'], withdrawn),
    review: ({ key }, verdict) => decide(key, ['in_review'], decideReview(verdict)),
    refund({ key, charge, amount }) {
      const id = `sandbox-refund-${options.newId()}`
      return refundCharge(options, { key, id, chargeKey: charge.key, amount, by: 'shop' })
    },
    findRefund: ({ key }) => findRefund(database.reader, key),
    storeCard: (input) => storeCard(options, input),
    openForm: (form) => openForm(options, form),
    findForm: (key) => findMethodOfForm(database.reader, key),
    readWebhook({ body, headers, now }) {
      const signature = headers[signatureHeader]
      if (signature === undefined || !isSignedBy(options.secret, body, signature, now)) return null
      return [Webhook.parse(JSON.parse(body)).subject]
    },
    ask: (subject) => ask(options, subject, outcome),
  }
}

async function prepare(options: SandboxOptions, charge: NewCharge): Promise<{ externalId: string }> {
  const made = await prepareCharge(options.database.reader, {
    ...charge,
    id: `sandbox-${options.newId()}`,
    returnUrl: ownAddress(charge.returnUrl, options.publicUrl),
    at: options.clock.now(),
  })
  assertSameAmount(made, charge)
  return { externalId: made.id }
}

async function confirm(options: SandboxOptions, charge: ChargeRef): Promise<StoredCharge> {
  const at = options.clock.now()
  const made = await confirmCharge(options.database.reader, {
    key: charge.key,
    // A name of its own: whoever reads the charge's id on an invoice must not be able to answer its challenge.
    challengeId: options.newId(),
    disputeId: `sandbox-dispute-${options.newId()}`,
    at,
    challengeUntil: plusMilliseconds(at, hourMs),
    delays: delaysOf(options, charge.key),
  })
  if (!made) {
    const known = present(await findCharge(options.database.reader, charge.key), 'a charge that was prepared')
    assertSameAmount(known, charge)
    return known
  }
  options.wake?.()
  if (made.behaviour === 'slow') await sleep(faultsOf(options).slowMs)
  if (made.behaviour === 'time_out') throw new GatewayUnreachable('the sandbox did not answer in time')
  return made
}

function assertSameAmount(known: StoredCharge, { amount }: ChargeRef | NewCharge): void {
  assert(
    known.amountMinor === amount.minor && known.currency === amount.currency,
    'a key that is used again is for the same amount',
  )
}

/** A challenge or a form leads back to the shop that asked for it, and to nowhere else. */
function ownAddress(url: string, publicUrl: string): string {
  const back = new URL(url, publicUrl)
  assert(back.origin === new URL(publicUrl).origin, 'a customer comes back to the shop that they came from')
  return back.href
}

async function storeCard(options: SandboxOptions, input: CardInput): Promise<StoredMethod> {
  const at = options.clock.now()
  const { method, behaviour } = methodOfCard(input, { newId: options.newId, now: at })
  await insertMethod(options.database.reader, { ...method, behaviour, at })
  return method
}

async function openForm(
  options: SandboxOptions,
  { key, returnUrl }: { key: string; returnUrl: string },
): Promise<{ url: string }> {
  const at = options.clock.now()
  const id = options.newId()
  await insertForm(options.database.reader, {
    id,
    key,
    returnUrl: ownAddress(returnUrl, options.publicUrl),
    at,
    until: plusMilliseconds(at, hourMs),
  })
  return { url: new URL(`/sandbox/methods/${id}`, options.publicUrl).href }
}

async function ask(
  { database, clock }: SandboxOptions,
  { kind, externalId }: Subject,
  outcome: (charge: StoredCharge) => ReturnType<typeof outcomeOf>,
): Promise<News | null> {
  switch (kind) {
    case 'charge': {
      const charge = await findChargeById(database.reader, externalId)
      return charge && { kind, externalId, outcome: outcome(charge) }
    }
    case 'refund':
      return newsOfRefund(database.reader, externalId)
    case 'dispute': {
      const dispute = await findDispute(database.reader, externalId, clock.now())
      return dispute && { kind, dispute }
    }
    case 'method': {
      const method = await findMethod(database.reader, externalId)
      return method && { kind, method }
    }
  }
}
