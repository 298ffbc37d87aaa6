import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Fault, present } from '../../src/kernel/assert.ts'
import { instant } from '../../src/kernel/calendar.ts'
import { toJson } from '../../src/kernel/json.ts'
import { money } from '../../src/kernel/money.ts'
import { GatewayUnreachable } from '../../src/payments/gateway.ts'
import type { Database } from '../../src/platform/database.ts'
import { openTestDatabase } from './database.ts'
import {
  charged,
  chargeOn,
  newId,
  noFaults,
  refTo,
  refundOf,
  sandboxAt,
  webhooksOf,
} from './sandbox-world.ts'

let open: { database: Database; close(): Promise<void> }
beforeAll(async () => {
  open = await openTestDatabase()
})
afterAll(() => open.close())

const start = '2026-03-01T10:00:00.000Z'
const visa = '4242424242424242'
const challengeCard = '4000002500003155'
const reviewedCard = '4000000000009235'
const externalId = expect.stringMatching(/^sandbox-/)

describe('a charge', () => {
  test.each<[string, string, object, string[]]>([
    ['Visa', visa, { status: 'approved', externalId, amount: expect.anything() }, ['charge.approved']],
    [
      'Mastercard',
      '5555555555554444',
      { status: 'approved', externalId, amount: expect.anything() },
      ['charge.approved'],
    ],
    [
      'Amex',
      '378282246310005',
      { status: 'approved', externalId, amount: expect.anything() },
      ['charge.approved'],
    ],
    [
      'declined',
      '4000000000000002',
      { status: 'refused', externalId, reason: 'declined' },
      ['charge.refused'],
    ],
    [
      'without funds',
      '4000000000009995',
      { status: 'refused', externalId, reason: 'insufficient_funds' },
      ['charge.refused'],
    ],
    [
      'expired',
      '4000000000000069',
      { status: 'refused', externalId, reason: 'expired_card' },
      ['charge.refused'],
    ],
    [
      'in_review',
      reviewedCard,
      { status: 'in_review', externalId, reason: 'elevated_risk' },
      ['charge.in_review'],
    ],
    [
      'challenged',
      challengeCard,
      {
        status: 'challenge',
        externalId,
        continueUrl: expect.stringMatching(/^https:\/\/shop\.example\/sandbox\/challenge\/[0-9a-f-]{36}$/),
      },
      ['charge.challenge', 'charge.abandoned'],
    ],
    [
      'slow',
      '4000000000006975',
      { status: 'approved', externalId, amount: expect.anything() },
      ['charge.approved'],
    ],
    [
      'disputed later',
      '4000000000000259',
      { status: 'approved', externalId, amount: expect.anything() },
      ['charge.approved', 'dispute.opened'],
    ],
  ])('on a card that is %s', async (_, number, outcome, kinds) => {
    const { gateway } = sandboxAt(open.database, start)
    const charge = await chargeOn(gateway, number)
    const first = await charged(gateway, charge)
    expect(first).toEqual(outcome)
    expect(await charged(gateway, charge)).toEqual(first)
    expect(await gateway.find(refTo(charge.key))).toEqual(first)
    expect((await webhooksOf(open.database, charge.key)).map(({ kind }) => kind)).toEqual(kinds)
  })

  test('is two statements: it is prepared, and carried out', async () => {
    const { gateway } = sandboxAt(open.database, start)
    const charge = await chargeOn(gateway, visa)
    const before = open.database.statements()
    await charged(gateway, charge)
    expect(open.database.statements() - before).toBe(2)
  })

  test('that is not known is not found', async () => {
    expect(await sandboxAt(open.database, start).gateway.find(refTo(newId()))).toBeNull()
  })

  test('on the slow card is known to the provider before its answer comes', async () => {
    const { gateway } = sandboxAt(open.database, start, { ...noFaults, slowMs: 3_000 })
    const charge = await chargeOn(gateway, '4000000000006975')
    const known = { status: 'approved', externalId, amount: expect.anything() }
    const whenAnswered = charged(gateway, charge).then(() => gateway.find(refTo(charge.key)))
    const whenAsked = poll(() => gateway.find(refTo(charge.key)))
    const first = await Promise.race([whenAsked, whenAnswered.then(() => 'answered before it was known')])
    expect(first).toEqual(known)
    expect(await whenAnswered).toEqual(known)
  })

  test('whose answer times out was approved all the same', async () => {
    const { gateway } = sandboxAt(open.database, start)
    const charge = await chargeOn(gateway, '4000000000000119')
    await expect(charged(gateway, charge)).rejects.toThrow(GatewayUnreachable)
    expect(await gateway.find(refTo(charge.key))).toEqual({
      status: 'approved',
      externalId,
      amount: expect.anything(),
    })
  })

  test('is disputed when its time has come', async () => {
    const { gateway, clock } = sandboxAt(open.database, start)
    const charge = await chargeOn(gateway, '4000000000000259')
    await charged(gateway, charge)
    const { rows } = await sql<{
      id: string
    }>`select id from sandbox.disputes where charge_key = ${charge.key}`.execute(open.database.reader)
    const subject = { kind: 'dispute', externalId: present(rows[0], 'a dispute').id } as const
    expect(await gateway.ask?.(subject)).toBeNull()
    clock.moveTo(instant('2026-03-01T10:01:00Z'))
    expect(await gateway.ask?.(subject)).toMatchObject({
      dispute: { status: 'open', funds: 'withdrawn', amount: charge.amount, fee: money(2_000, 'EUR') },
    })
    expect(await gateway.find(refTo(charge.key))).toMatchObject({ status: 'approved' })
  })

  test('on a card that has expired since it was stored is refused', async () => {
    const { gateway, clock } = sandboxAt(open.database, '2030-12-31T23:00:00Z')
    const lastDay = await chargeOn(gateway, visa)
    expect(await charged(gateway, lastDay)).toMatchObject({ status: 'approved' })
    clock.moveTo(instant('2031-01-01T00:00:00Z'))
    expect(await charged(gateway, { ...lastDay, key: newId() })).toMatchObject({ reason: 'expired_card' })
  })

  test.each([null, 'sandbox-card-unknown'])('on the token %s is declined', async (token) => {
    const { gateway } = sandboxAt(open.database, start)
    const charge = { ...(await chargeOn(gateway, visa)), token }
    expect(await charged(gateway, charge)).toEqual({ status: 'refused', externalId, reason: 'declined' })
  })

  test('asked for twenty times at once is one charge', async () => {
    const { gateway } = sandboxAt(open.database, start)
    const charge = await chargeOn(gateway, visa)
    const answers = await Promise.all(Array.from({ length: 20 }, () => charged(gateway, charge)))
    expect(new Set(answers.map((answer) => JSON.stringify(toJson(answer)))).size).toBe(1)
    const { rows } = await sql`select 1 from sandbox.charges where key = ${charge.key}`.execute(
      open.database.reader,
    )
    expect(rows).toHaveLength(1)
    expect(await webhooksOf(open.database, charge.key)).toHaveLength(1)
  })

  test('with a known key and another amount is a fault', async () => {
    const { gateway } = sandboxAt(open.database, start)
    const charge = await chargeOn(gateway, visa)
    await charged(gateway, charge)
    await expect(charged(gateway, { ...charge, amount: money(1, 'EUR') })).rejects.toThrow(Fault)
  })

  test('comes back to the shop alone', async () => {
    const { gateway } = sandboxAt(open.database, start)
    const charge = await chargeOn(gateway, visa)
    for (const returnUrl of ['https://elsewhere.example/', '//elsewhere.example/', 'http://shop.example/']) {
      await expect(charged(gateway, { ...charge, returnUrl })).rejects.toThrow(Fault)
    }
    expect(await gateway.find(refTo(charge.key))).toBeNull()
    expect(await charged(gateway, { ...charge, returnUrl: '/pay/back' })).toMatchObject({
      status: 'approved',
    })
  })
})

describe('a charge in review', () => {
  test.each([
    ['accept', { status: 'approved', externalId, amount: expect.anything() }, 'charge.approved'],
    ['refuse', { status: 'refused', externalId, reason: 'declined' }, 'charge.refused'],
  ] as const)('is decided once: %s', async (verdict, outcome, kind) => {
    const { gateway } = sandboxAt(open.database, start)
    const charge = await chargeOn(gateway, reviewedCard)
    await charged(gateway, charge)
    expect(await gateway.find(refTo(charge.key))).toMatchObject({ status: 'in_review' })
    expect(await gateway.review(refTo(charge.key), verdict)).toEqual(outcome)
    expect(await gateway.review(refTo(charge.key), verdict === 'accept' ? 'refuse' : 'accept')).toEqual(
      outcome,
    )
    expect(await gateway.find(refTo(charge.key))).toEqual(outcome)
    expect((await webhooksOf(open.database, charge.key)).map((each) => each.kind)).toEqual([
      'charge.in_review',
      kind,
    ])
  })

  test('is not withdrawn, and an approved one not reviewed', async () => {
    const { gateway } = sandboxAt(open.database, start)
    const reviewed = await chargeOn(gateway, reviewedCard)
    await charged(gateway, reviewed)
    expect(await gateway.withdraw(refTo(reviewed.key))).toMatchObject({ status: 'in_review' })
    const approved = await chargeOn(gateway, visa)
    await charged(gateway, approved)
    expect(await gateway.review(refTo(approved.key), 'refuse')).toMatchObject({ status: 'approved' })
  })
})

describe('a refund', () => {
  test('gives back parts until all is given back, and each key once', async () => {
    const { gateway } = sandboxAt(open.database, start)
    const charge = await chargeOn(gateway, visa, 1_000)
    await charged(gateway, charge)
    const part = refundOf(charge.key, 600)
    const done = await gateway.refund(part)
    expect(done).toEqual({ status: 'done', externalId: expect.stringMatching(/^sandbox-refund-/) })
    expect(await gateway.refund(part)).toEqual(done)
    expect(await gateway.findRefund(part)).toEqual(done)
    const tooMuch = refundOf(charge.key, 401)
    expect(await gateway.refund(tooMuch)).toEqual({ status: 'failed', reason: 'more_than_charged' })
    expect(await gateway.findRefund(tooMuch)).toEqual({ status: 'failed', reason: 'more_than_charged' })
    expect(await gateway.refund(refundOf(charge.key, 400))).toMatchObject({ status: 'done' })
    expect(await gateway.refund(refundOf(charge.key, 1))).toMatchObject({ status: 'failed' })
    const refunded = (await webhooksOf(open.database, charge.key)).filter(
      ({ kind }) => kind === 'charge.refunded',
    )
    expect(refunded).toHaveLength(2)
  })

  test('asked for twenty times at once is one refund, and of twenty others only those that fit are done', async () => {
    const { gateway } = sandboxAt(open.database, start)
    const charge = await chargeOn(gateway, visa, 1_000)
    await charged(gateway, charge)
    const one = refundOf(charge.key, 300)
    const same = await Promise.all(Array.from({ length: 20 }, () => gateway.refund(one)))
    expect(new Set(same.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const others = await Promise.all(
      Array.from({ length: 20 }, () => gateway.refund(refundOf(charge.key, 200))),
    )
    expect(others.filter(({ status }) => status === 'done')).toHaveLength(3)
  })

  test('of what was never approved, is in dispute, is unknown or in another currency fails', async () => {
    const { gateway, clock } = sandboxAt(open.database, start)
    const reviewed = await chargeOn(gateway, reviewedCard)
    const disputed = await chargeOn(gateway, '4000000000000259')
    const approved = await chargeOn(gateway, visa)
    for (const charge of [reviewed, disputed, approved]) await charged(gateway, charge)
    clock.moveTo(instant('2026-03-01T12:00:00Z'))
    const failed = (reason: string) => ({ status: 'failed', reason })
    expect(await gateway.refund(refundOf(reviewed.key, 1))).toEqual(failed('charge_not_approved'))
    expect(await gateway.refund(refundOf(disputed.key, 1))).toEqual(failed('charge_disputed'))
    expect(await gateway.refund(refundOf(newId(), 1))).toEqual(failed('charge_unknown'))
    expect(await gateway.refund(refundOf(approved.key, 1, 'USD'))).toEqual(failed('other_currency'))
    expect(await gateway.findRefund(refundOf(newId(), 1))).toBeNull()
  })
})

/** What is found, as soon as there is something. */
async function poll<T>(look: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const found = await look()
    if (found !== null) return found
  }
}
