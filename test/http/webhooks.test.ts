import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sign } from '../../src/gateways/sandbox/webhook-signature.ts'
import { instant } from '../../src/kernel/calendar.ts'
import { keptSecret } from '../../src/platform/secrets.ts'
import { chargesOf, purchasesFor } from '../world/facts.ts'
import { openWebWorld, type WebWorld } from './web-world.ts'

let world: WebWorld
let secret: string
beforeAll(async () => {
  world = await openWebWorld()
  secret = await keptSecret(world.runtime.database.reader, 'sandbox')
})
afterAll(() => world.close())

/** Sends a webhook as the provider does: without an origin, signed over its body. */
function deliver(body: string, signature: string | null) {
  const headers = { 'content-type': 'application/json', ...(signature && { 'sandbox-signature': signature }) }
  return world.browser().ask('/webhooks/sandbox', { method: 'POST', headers, body })
}
const payload = (externalId: string, kind = 'charge.approved') =>
  JSON.stringify({
    id: randomUUID(),
    kind,
    subject: { kind: 'charge', externalId },
    at: world.clock.now(),
  })
const signed = (body: string, at = world.clock.now()) => sign(secret, body, at)
const secondsAgo = (seconds: number) => instant(Date.parse(world.clock.now()) - seconds * 1_000)

/** An invoice whose charge the customer has confirmed at the provider, of which the shop has not heard yet. */
async function confirmedElsewhere(name: string) {
  const ada = await world.person(name)
  const { invoiceId } = await ada.orders(await world.catalog(`Thing of ${name}`, { price: 1000 }))
  const payment = await ada.pays(invoiceId, await ada.storeCard('challenge'))
  expect(payment.status).toBe('pending')
  const { pathname } = new URL(payment.continueUrl ?? '')
  expect(await world.browser().post(pathname, { verdict: 'approve' })).toMatchObject({ status: 303 })
  expect((await ada.invoice(invoiceId)).status).toBe('pending')
  return {
    invoiceId,
    key: payment.externalId ?? '',
    status: async () => (await ada.invoice(invoiceId)).status,
  }
}

describe('a webhook', () => {
  test('with a good signature settles the payment; repeated, it changes nothing', async () => {
    const { invoiceId, key, status } = await confirmedElsewhere('Ada')
    const body = payload(key)
    expect((await deliver(body, signed(body))).status).toBe(200)
    expect(await status()).toBe('paid')
    const again = await Promise.all([deliver(body, signed(body)), deliver(body, signed(body))])
    expect(again.map((answer) => answer.status)).toEqual([200, 200])
    const { reader } = world.runtime.database
    expect([await chargesOf(reader, invoiceId), await purchasesFor(reader, invoiceId)]).toEqual([1, 1])
  })

  test('whose signature is not right is refused, and settles nothing', async () => {
    const { key, status } = await confirmedElsewhere('Bob')
    const body = payload(key)
    for (const signature of [
      null,
      '',
      'nonsense',
      sign('another secret', body, world.clock.now()),
      signed(payload(key)),
      signed(body, secondsAgo(301)),
      signed(body, secondsAgo(-301)),
      signed(body).replace('v1=', 'v0='),
    ]) {
      expect((await deliver(body, signature)).status).toBe(400)
    }
    expect(await status()).toBe('pending')
  })

  test('is not believed about what happened: that is asked for at the provider', async () => {
    const cem = await world.person('Cem')
    const { invoiceId } = await cem.orders(await world.catalog('Thing', { price: 1000 }))
    const { externalId } = await cem.pays(invoiceId, await cem.storeCard('challenge'))
    const body = payload(externalId ?? '')
    expect((await deliver(body, signed(body))).status).toBe(200)
    expect((await cem.invoice(invoiceId)).status).toBe('pending')
  })

  test.each([
    ['a charge that nobody knows', randomUUID()],
    ['a charge of another shop', 'other-shop-4711'],
    ['no charge', ' '],
  ])('about %s is taken and does no harm', async (_, key) => {
    const body = payload(key)
    expect((await deliver(body, signed(body))).status).toBe(200)
  })

  test('is only ever posted', async () => {
    expect((await world.browser().ask('/webhooks/sandbox')).status).toBe(404)
    expect((await deliver(payload('x'), null)).status).toBe(400)
  })
})
