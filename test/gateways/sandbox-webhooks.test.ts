import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createWebhookDeliverer, realTime, signatureHeader } from '../../src/gateways/sandbox/index.ts'
import { deliveryDelays, usualFaults } from '../../src/gateways/sandbox/webhook-faults.ts'
import { sign } from '../../src/gateways/sandbox/webhook-signature.ts'
import { present } from '../../src/kernel/assert.ts'
import { type Instant, instant, plusMilliseconds } from '../../src/kernel/calendar.ts'
import { type Clock, systemClock } from '../../src/platform/clock.ts'
import type { Database } from '../../src/platform/database.ts'
import { openTestDatabase } from './database.ts'
import {
  charged,
  chargeOn,
  listen,
  noFaults,
  type Received,
  sandboxAt,
  secret,
  webhooksOf,
} from './sandbox-world.ts'

let open: { database: Database; close(): Promise<void> }
beforeAll(async () => {
  open = await openTestDatabase()
})
afterAll(() => open.close())
beforeEach(async () => {
  await sql`truncate sandbox.webhooks, sandbox.refunds, sandbox.disputes, sandbox.charges`.execute(
    open.database.reader,
  )
})

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const start = instant('2026-03-01T10:00:00.000Z')
const visa = '4242424242424242'

async function storeAnswering(answer: (received: Received) => number) {
  const shop = await listen(answer)
  closing.push(shop.close)
  return shop
}

function delivererFor(clock: Clock, endpoint: string, lookEveryMs?: number) {
  const onFault = (error: unknown) => {
    throw error
  }
  return createWebhookDeliverer({
    database: open.database,
    clock,
    secret,
    endpoint,
    random: () => 0,
    onFault,
    ...(lookEveryMs && { lookEveryMs }),
  })
}

describe('a signature', () => {
  const { gateway } = sandboxAt({} as Database, start)
  const subject = { kind: 'charge', externalId: 'k' }
  const body = JSON.stringify({ subject })
  const read = (signature: string | null, now: Instant, text = body) =>
    gateway.readWebhook?.({
      body: text,
      headers: signature === null ? {} : { [signatureHeader]: signature },
      now,
    })

  test('is believed for five minutes, on either side', () => {
    const signature = sign(secret, body, start)
    expect(read(signature, start)).toEqual([subject])
    expect(read(signature, plusMilliseconds(start, 300_000))).toEqual([subject])
    expect(read(signature, plusMilliseconds(start, -300_000))).toEqual([subject])
    expect(read(signature, plusMilliseconds(start, 300_001))).toBeNull()
    expect(read(signature, plusMilliseconds(start, -300_001))).toBeNull()
  })

  test('of another secret, another body or another time, and none at all, is not believed', () => {
    const signature = sign(secret, body, start)
    expect(read(sign('another secret', body, start), start)).toBeNull()
    expect(read(signature, start, '{"subject":{"kind":"charge","externalId":"other"}}')).toBeNull()
    expect(read(signature.replace(/t=\d/, 't=2'), start)).toBeNull()
    expect(read(signature.slice(0, -1), start)).toBeNull()
    expect(read('', start)).toBeNull()
    expect(read('t=1,v1=', start)).toBeNull()
    expect(read(null, start)).toBeNull()
  })

  test('knows nothing of a shop that was moved forward', () => {
    const clock = systemClock()
    clock.setOffset(45 * 86_400_000)
    expect(Math.abs(Date.parse(realTime(clock)) - Date.now())).toBeLessThan(86_400_000)
  })
})

describe('faults', () => {
  const events = Array.from({ length: 2_000 }, (_, at) => `charge-${at}`)
  const share = (of: (delays: number[]) => boolean) =>
    events.filter((event) => of(deliveryDelays('seed', event, usualFaults))).length / events.length

  test('come about as often as they should, the same for the same seed, and not at all when there are none', () => {
    expect(share((delays) => delays.length === 2)).toBeCloseTo(usualFaults.duplicate, 1)
    expect(share(([first = 0]) => first > 0)).toBeCloseTo(usualFaults.delay, 1)
    const all = (seed: string) => events.map((event) => deliveryDelays(seed, event, usualFaults))
    expect(all('seed')).toEqual(all('seed'))
    expect(all('seed')).not.toEqual(all('other seed'))
    expect(deliveryDelays('seed', 'event', noFaults)).toEqual([0])
    expect(deliveryDelays('seed', 'event', { ...noFaults, duplicate: 1 })).toEqual([0, 0])
  })
})

describe('delivery', () => {
  test('brings what happened to the shop, signed, once', async () => {
    const shop = await storeAnswering(() => 204)
    const { gateway, clock } = sandboxAt(open.database, start)
    const deliverer = delivererFor(clock, shop.endpoint)
    const charge = await chargeOn(gateway, visa)
    await charged(gateway, charge)
    expect(await deliverer.deliverDue(10)).toEqual({ delivered: 1, failed: 0 })
    expect(await deliverer.deliverDue(10)).toEqual({ delivered: 0, failed: 0 })
    const [first] = shop.received
    expect(first?.event).toEqual({
      id: `${charge.key}:charge.approved`,
      kind: 'charge.approved',
      subject: { kind: 'charge', externalId: expect.stringMatching(/^sandbox-/) },
      at: start,
    })
    const headers = { [signatureHeader]: String(first?.headers[signatureHeader]) }
    const subjects = gateway.readWebhook?.({ body: first?.body ?? '', headers, now: start })
    expect(subjects).toMatchObject([{ kind: 'charge' }])
    const news = await gateway.ask?.(present(subjects?.[0], 'a subject'))
    expect(news).toMatchObject({ kind: 'charge', outcome: { status: 'approved' } })
    expect(await webhooksOf(open.database, charge.key)).toMatchObject([{ attempts: 1, deliveredAt: start }])
  })

  test('brings duplicates, and out of order', async () => {
    const shop = await storeAnswering(() => 200)
    const { gateway, clock } = sandboxAt(open.database, start, { ...noFaults, duplicate: 0.5, delay: 0.5 })
    const deliverer = delivererFor(clock, shop.endpoint)
    const card = await chargeOn(gateway, visa)
    for (let at = 0; at < 20; at += 1) {
      await charged(gateway, { ...card, key: `charge-${at}` })
      clock.moveTo(plusMilliseconds(clock.now(), 100))
    }
    for (let tenths = 0; tenths < 60; tenths += 1) {
      await deliverer.deliverDue(1_000)
      clock.moveTo(plusMilliseconds(clock.now(), 100))
    }
    const ids = shop.received.map(({ event }) => event.id)
    const firsts = [...new Set(ids)]
    expect(firsts).toHaveLength(20)
    expect(ids.length).toBeGreaterThan(20)
    const numbers = firsts.map((id) => Number(/\d+/.exec(id)?.[0]))
    expect(numbers).not.toEqual(numbers.toSorted((a, b) => a - b))
  })

  test('says that a charge was disputed, and that a challenge was abandoned, when it is so', async () => {
    const shop = await storeAnswering(() => 200)
    const { gateway, clock } = sandboxAt(open.database, start)
    const deliverer = delivererFor(clock, shop.endpoint)
    await charged(gateway, await chargeOn(gateway, '4000000000000259'))
    await charged(gateway, await chargeOn(gateway, '4000002500003155'))
    const kinds = async () => {
      await deliverer.deliverDue(10)
      return shop.received.splice(0).map(({ event }) => event.kind)
    }
    expect((await kinds()).sort()).toEqual(['charge.approved', 'charge.challenge'])
    clock.moveTo(plusMilliseconds(start, 60_000))
    expect(await kinds()).toEqual(['dispute.opened'])
    clock.moveTo(plusMilliseconds(start, 3_600_000))
    expect(await kinds()).toEqual(['charge.abandoned'])
  })

  test('tries again after the shop was in trouble, later each time, and gives up after twenty attempts', async () => {
    let status = 500
    const shop = await storeAnswering(() => status)
    const { gateway, clock } = sandboxAt(open.database, start)
    const deliverer = delivererFor(clock, shop.endpoint)
    await charged(gateway, await chargeOn(gateway, visa))
    expect(await deliverer.deliverDue(10)).toEqual({ delivered: 0, failed: 1 })
    clock.moveTo(plusMilliseconds(start, 999))
    expect(await deliverer.deliverDue(10)).toEqual({ delivered: 0, failed: 0 })
    clock.moveTo(plusMilliseconds(start, 1_000))
    status = 302
    expect(await deliverer.deliverDue(10)).toEqual({ delivered: 0, failed: 1 })
    clock.moveTo(plusMilliseconds(start, 3_000))
    status = 200
    expect(await deliverer.deliverDue(10)).toEqual({ delivered: 1, failed: 0 })

    status = 500
    await charged(gateway, await chargeOn(gateway, visa))
    const before = shop.received.length
    for (let hour = 0; hour < 30; hour += 1) {
      await deliverer.deliverDue(10)
      clock.moveTo(plusMilliseconds(clock.now(), 7_200_000))
    }
    expect(shop.received.length - before).toBe(20)
  })

  test('waits for a shop that is not there', async () => {
    const shop = await listen(() => 200)
    await shop.close()
    const { gateway, clock } = sandboxAt(open.database, start)
    const charge = await chargeOn(gateway, visa)
    await charged(gateway, charge)
    expect(await delivererFor(clock, shop.endpoint).deliverDue(10)).toEqual({ delivered: 0, failed: 1 })
    expect(await webhooksOf(open.database, charge.key)).toMatchObject([{ attempts: 1, deliveredAt: null }])
  })

  test('by several deliverers at once takes each row once', async () => {
    const shop = await storeAnswering(() => 200)
    const { gateway, clock } = sandboxAt(open.database, start)
    const card = await chargeOn(gateway, visa)
    for (let at = 0; at < 60; at += 1) await charged(gateway, { ...card, key: `charge-${at}` })
    const deliverers = Array.from({ length: 4 }, () => delivererFor(clock, shop.endpoint))
    const deliverAll = async (deliverer: (typeof deliverers)[number]) => {
      while ((await deliverer.deliverDue(7)).delivered > 0);
    }
    await Promise.all(deliverers.map(deliverAll))
    expect(shop.received).toHaveLength(60)
    expect(new Set(shop.received.map(({ event }) => event.id)).size).toBe(60)
  })

  test('goes on by itself', async () => {
    const shop = await storeAnswering(() => 200)
    const { gateway, clock } = sandboxAt(open.database, start)
    const deliverer = delivererFor(clock, shop.endpoint)
    const card = await chargeOn(gateway, visa)
    deliverer.start()
    for (let at = 0; at < 40; at += 1) await charged(gateway, { ...card, key: `charge-${at}` })
    await expect.poll(() => shop.received.length).toBe(40)
    await deliverer.stop()
  })

  test('wakes at once, and stops in order', async () => {
    const shop = await storeAnswering(() => 200)
    const { gateway, clock } = sandboxAt(open.database, start)
    // Of itself it would not look again while this test lasts.
    const deliverer = delivererFor(clock, shop.endpoint, 3_600_000)
    const card = await chargeOn(gateway, visa)
    deliverer.start()
    for (let at = 0; at < 10; at += 1) {
      await charged(gateway, { ...card, key: `charge-${at}` })
      deliverer.wake()
      await expect.poll(() => shop.received.length, { interval: 5 }).toBe(at + 1)
    }
    await deliverer.stop()
    await charged(gateway, { ...card, key: 'charge-10' })
    deliverer.wake()
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(shop.received).toHaveLength(10)
  })
})
