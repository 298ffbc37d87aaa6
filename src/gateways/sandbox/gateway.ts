import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { assert, present } from '../../kernel/assert.ts'
import { plusMilliseconds } from '../../kernel/calendar.ts'
import {
  type CardInput,
  type Charge,
  type Gateway,
  GatewayUnreachable,
  type StoredCard,
} from '../../payments/gateway.ts'
import { decideReview, outcomeOf, type StoredCharge, withdrawn } from './charge.ts'
import { findCharge, insertCharge, type Move, moveCharge } from './charge-store.ts'
import { checkCard } from './check-card.ts'
import { findRefund, refundCharge } from './refund-charge.ts'
import { delaysOf, faultsOf, type Sandbox } from './sandbox.ts'
import { isSignedBy } from './webhook-signature.ts'

export type SandboxOptions = Sandbox & {
  /** Shared with the deliverer: what webhooks are signed with. */
  readonly secret: string
  /** The shop's address, "https://shop.example": where challenges are, and where they may come back to. */
  readonly publicUrl: string
  readonly newId: () => string
}

const challengeMs = 3_600_000
const disputeAfterMs = 60_000

const Webhook = z.object({ chargeKey: z.string() })

/**
 * The simulated provider. Its API is a library call, its webhooks are HTTP. Everything it knows is in its tables, in
 * transactions of its own, so that what it has done stands whatever becomes of the shop's process.
 */
export function createSandboxGateway(options: SandboxOptions): Gateway {
  const { database, clock } = options
  const outcome = (charge: StoredCharge) => outcomeOf(charge, clock.now(), options.publicUrl)

  async function decide(key: string, from: Move['from'], to: Move['to']) {
    const delays = delaysOf(options, `${key}:${to.status}`)
    const moved = await moveCharge(database.reader, { key, from, to, at: clock.now(), delays })
    if (moved) options.wake?.()
    return outcome(moved ?? present(await findCharge(database.reader, key), `the sandbox's charge ${key}`))
  }

  return {
    name: 'sandbox',
    kind: 'card',
    async charge(charge) {
      const made = await carryOut(options, charge)
      if (made) return outcome(made)
      const known = present(await findCharge(database.reader, charge.key), 'a charge whose key is taken')
      assert(
        known.amountMinor === charge.amount.minor && known.currency === charge.amount.currency,
        'a key that is used again is for the same amount',
      )
      return outcome(known)
    },
    async find(key) {
      const charge = await findCharge(database.reader, key)
      return charge && outcome(charge)
    },
    withdraw: (key) => decide(key, 'challenge', withdrawn),
    review: (key, verdict) => decide(key, 'in_review', decideReview(verdict)),
    refund: (refund) => refundCharge(options, refund, `sandbox-refund-${options.newId()}`),
    findRefund: (key) => findRefund(database.reader, key),
    storeCard: (input) => storeCard(options, input),
    readWebhook({ body, signature, now }) {
      if (signature === null || !isSignedBy(options.secret, body, signature, now)) return null
      return Webhook.parse(JSON.parse(body))
    },
  }
}

/** Null when the key was known already: then nothing was done. */
async function carryOut(options: SandboxOptions, charge: Charge): Promise<StoredCharge | null> {
  const at = options.clock.now()
  const made = await insertCharge(options.database.reader, {
    ...charge,
    id: `sandbox-${options.newId()}`,
    // A name of its own: whoever reads the charge's id on an invoice must not be able to answer its challenge.
    challengeId: options.newId(),
    returnUrl: ownAddress(charge.returnUrl, options.publicUrl),
    at,
    challengeUntil: plusMilliseconds(at, challengeMs),
    disputeAt: plusMilliseconds(at, disputeAfterMs),
    delays: delaysOf(options, charge.key),
  })
  if (!made) return null
  options.wake?.()
  if (made.behaviour === 'slow') await sleep(faultsOf(options).slowMs)
  if (made.behaviour === 'time_out') throw new GatewayUnreachable('the sandbox did not answer in time')
  return made
}

/** A challenge leads back to the shop that asked for it, and to nowhere else. */
function ownAddress(url: string, publicUrl: string): string {
  const back = new URL(url, publicUrl)
  assert(back.origin === new URL(publicUrl).origin, 'a challenge comes back to the shop that it came from')
  return back.href
}

async function storeCard(options: SandboxOptions, input: CardInput): Promise<StoredCard> {
  const now = options.clock.now()
  const { brand, behaviour, last4, expMonth, expYear } = checkCard(input, now)
  const token = `sandbox-card-${options.newId()}`
  await sql`
    insert into sandbox.cards (token, brand, last4, exp_month, exp_year, behaviour, created_at)
    values (${token}, ${brand}, ${last4}, ${expMonth}, ${expYear}, ${behaviour}, ${now}::timestamptz)`.execute(
    options.database.reader,
  )
  return { token, brand, last4, expMonth, expYear }
}
