import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createManualGateway } from '../../src/gateways/manual/index.ts'
import { present } from '../../src/kernel/assert.ts'
import { instant } from '../../src/kernel/calendar.ts'
import { money } from '../../src/kernel/money.ts'
import { methodKinds } from '../../src/methods/payment-method.ts'
import { takes, takesCurrency } from '../../src/payments/capabilities.ts'
import { checkedGateway } from '../../src/payments/checked-gateway.ts'
import type { Gateway, NewCharge, RefundRef } from '../../src/payments/gateway.ts'
import type { Subject } from '../../src/payments/gateway-answers.ts'
import type { Database } from '../../src/platform/database.ts'
import { openTestDatabase } from './database.ts'
import { newId, publicUrl, sandboxAt, tokenOf } from './sandbox-world.ts'

let open: { database: Database; close(): Promise<void> }
beforeAll(async () => {
  open = await openTestDatabase()
})
afterAll(() => open.close())

/** What a gateway under contract is tried with. */
type Party = {
  readonly name: string
  gateway(): Gateway
  /** The token of something that is charged at once; null where staff confirm what came. */
  token(gateway: Gateway): Promise<string | null>
}

const parties: Party[] = [
  {
    name: 'sandbox',
    gateway: () => checkedGateway(sandboxAt(open.database, '2026-03-01T10:00:00.000Z').gateway),
    token: (gateway) => tokenOf(gateway, '4242424242424242'),
  },
  { name: 'manual', gateway: () => checkedGateway(createManualGateway()), token: async () => null },
]

const amount = money(2_000, 'EUR')
const subjects: Subject['kind'][] = ['charge', 'refund', 'dispute', 'method']

describe.each(parties)('the gateway $name', (party) => {
  async function prepared() {
    const gateway = party.gateway()
    const charge: NewCharge = {
      key: newId(),
      amount,
      token: await party.token(gateway),
      returnUrl: `${publicUrl}/back`,
      description: 'Invoice 2026-0007',
    }
    const { externalId } = await gateway.prepare(charge)
    return { gateway, charge, ref: { key: charge.key, externalId, amount } }
  }

  /** Confirmed and, where staff have to say so, said to have come. */
  async function paid() {
    const { gateway, ref } = await prepared()
    const outcome = await gateway.confirm(ref)
    const approved = outcome.status === 'waiting' ? await gateway.review(ref, 'accept') : outcome
    return { gateway, ref, approved }
  }

  test('moves nothing when it prepares a charge, and prepares one for one key', async () => {
    const { gateway, charge, ref } = await prepared()
    expect(await gateway.prepare(charge)).toEqual({ externalId: ref.externalId })
    const found = await gateway.find(ref)
    expect(['prepared', 'waiting']).toContain(found?.status)
  })

  test('answers the same to a charge that is confirmed twice', async () => {
    const { gateway, ref } = await prepared()
    const first = await gateway.confirm(ref)
    expect(await gateway.confirm(ref)).toEqual(first)
    expect(await gateway.find(ref)).toEqual(first)
  })

  test('says how much it has taken, and takes it under one id', async () => {
    const { ref, approved } = await paid()
    expect(approved).toMatchObject({ status: 'approved', amount })
    expect(approved.status === 'approved' && approved.externalId).toBeTruthy()
    if (ref.externalId !== null) expect(approved).toMatchObject({ externalId: ref.externalId })
  })

  test('never carries out a charge that was withdrawn before it was confirmed', async () => {
    const { gateway, ref } = await prepared()
    expect(await gateway.withdraw(ref)).toMatchObject({ status: 'failed', reason: 'withdrawn' })
    expect((await gateway.confirm(ref)).status).not.toBe('approved')
  })

  test('refuses what staff refuse, where it waits for them', async () => {
    const { gateway, ref } = await prepared()
    const outcome = await gateway.confirm(ref)
    if (outcome.status !== 'waiting') return expect(gateway.kind).toBe('card')
    expect(await gateway.review(ref, 'refuse')).toMatchObject({ status: 'refused' })
  })

  test('gives back under one id, however often it is asked', async () => {
    const { gateway, ref, approved } = await paid()
    const charge = { ...ref, externalId: approved.externalId }
    const part = gateway.capabilities.refundsInPart ? money(500, 'EUR') : amount
    const refund: RefundRef = { key: newId(), externalId: null, charge, amount: part }
    const done = await gateway.refund(refund)
    expect(done).toMatchObject({ status: 'done' })
    expect(await gateway.refund(refund)).toEqual(done)
    expect(await gateway.findRefund(refund)).toEqual(done)
  })

  test('says what it takes, and for how long an outcome may stay open', () => {
    const { capabilities } = party.gateway()
    expect(takes(capabilities, amount)).toBe(true)
    expect(takesCurrency(capabilities, 'EUR')).toBe(true)
    for (const kind of methodKinds) expect(capabilities.openForMs[kind]).toBeGreaterThan(0)
  })

  test('believes no webhook that is not signed, and knows nothing of what it never had', async () => {
    const { readWebhook, ask } = party.gateway()
    if (!readWebhook || !ask) return expect(party.gateway().kind).toBe('manual')
    const body = JSON.stringify({ subject: { kind: 'charge', externalId: 'x' } })
    expect(readWebhook({ body, headers: {}, now: instant('2026-03-01T10:00:00.000Z') })).toBeNull()
    for (const kind of subjects) expect(await ask({ kind, externalId: newId() })).toBeNull()
  })

  test('keeps methods by their token alone, where it keeps any', async () => {
    const gateway = party.gateway()
    if (!gateway.openForm) return expect(gateway.findForm).toBeUndefined()
    const key = newId()
    const { url } = await gateway.openForm({ key, returnUrl: `${publicUrl}/back` })
    expect(new URL(url).pathname).not.toContain(key)
    expect(await present(gateway.findForm, 'its answer')(key)).toBeNull()
  })
})
