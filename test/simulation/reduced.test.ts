import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findPackages } from '../../src/catalog/catalog-store.ts'
import { createWebhooks } from '../../src/http/webhooks.ts'
import { present } from '../../src/kernel/assert.ts'
import { plusMilliseconds } from '../../src/kernel/calendar.ts'
import { type Gateway, GatewayUnreachable } from '../../src/payments/gateway.ts'
import { findPayment } from '../../src/payments/payment-store.ts'
import { createLog } from '../../src/platform/log.ts'
import { keptSecret } from '../../src/platform/secrets.ts'
import { createRuntime, type Runtime } from '../../src/runtime.ts'
import { hearWebhooks, webhookOf } from '../world/webhooks.ts'
import { openWorld, staff, type World } from '../world/world.ts'
import { brokenInvariants, unknownToShop } from './invariants.ts'
import { leftUndone } from './left-undone.ts'
import { Killed } from './trouble.ts'

/** What simulated years have brought to light, each as the shortest story that shows it. */
let world: World
/** A second server on the same shop, whose gateway `trouble` speaks for. */
let troubled: Runtime
let trouble: Partial<Gateway> = {}

beforeAll(async () => {
  world = await openWorld('2026-03-01')
  const shopUrl = 'http://shop.test'
  troubled = await createRuntime({
    databaseUrl: world.databaseUrl,
    poolSize: 4,
    shopUrl,
    ownUrl: shopUrl,
    smtpUrl: undefined,
    log: createLog('error'),
    clock: world.clock,
    wrapGateway: (gateway) =>
      gateway.kind !== 'card'
        ? gateway
        : {
            ...gateway,
            ask: async (subject) => (trouble.ask ?? gateway.ask)?.(subject) ?? null,
            refund: async (refund) => {
              const outcome = await gateway.refund(refund)
              return trouble.refund ? trouble.refund(refund) : outcome
            },
          },
  })
})

afterAll(async () => {
  await troubled.close()
  await world.close()
})

const pass = async (milliseconds: number) => {
  world.clock.moveTo(plusMilliseconds(world.clock.now(), milliseconds))
  await world.app.due.doAll()
}

test('a webhook that could not be asked about is not taken, so that a dispute becomes known', async () => {
  const { app, runtime, clock } = world
  const ada = await world.person('Ada')
  const { payment } = await ada.buys('disputed', await world.catalog('Poster', { price: 500, term: null }))
  await pass(120_000)
  const hooks = createWebhooks({ app: troubled.app, now: clock.now })
  const { rows } = await sql<{
    id: string
  }>`select id from sandbox.disputes where charge_key = ${payment.id}`.execute(runtime.database.reader)
  const subject = { kind: 'dispute', externalId: present(rows[0], 'a dispute').id } as const
  const secret = await keptSecret(runtime.database.reader, 'sandbox')
  const { body, headers } = webhookOf(subject, { secret, at: clock.now() })
  const tell = async () => (await hooks.request('/sandbox', { method: 'POST', headers, body })).status
  trouble = { ask: () => Promise.reject(new GatewayUnreachable('away')) }
  expect(await tell()).toBe(503)
  trouble = {}
  expect(await tell()).toBe(200)
  expect(await findPayment(runtime.database.reader, payment.id)).toMatchObject({
    status: 'approved',
    disputedAt: clock.now(),
  })
  expect(await app.payments.staffList(staff, { status: 'disputed' })).toMatchObject({ payments: [{}] })
})

test('a refund that was given and not recorded is booked, also when the payment is disputed before', async () => {
  const { app, runtime } = world
  const bea = await world.person('Bea')
  const { payment } = await bea.buys('disputed', await world.catalog('Poster', { price: 900, term: null }))
  await pass(30_000)
  trouble = { refund: () => Promise.reject(new Killed('after the refund')) }
  const asked = { paymentId: payment.id, amountMinor: '200', reason: 'goodwill' }
  await expect(troubled.app.refunds.make(staff, asked)).rejects.toThrow(Killed)
  trouble = {}
  await pass(31_000)
  await app.payments.ask(bea.actor, { paymentId: payment.id })
  await pass(600_000)
  await hearWebhooks(runtime)
  const after = await findPayment(runtime.database.reader, payment.id)
  expect(after).toMatchObject({
    status: 'partly_refunded',
    refundedMinor: 200n,
    disputedAt: expect.any(String),
  })
  expect(await brokenInvariants(runtime.database.reader)).toEqual([])
  expect(await unknownToShop(runtime.database.reader)).toEqual([])
  expect(await leftUndone(runtime.database.reader, world.clock.now())).toEqual([])
})

test('a renewal is charged or not as its customer wants it on the day, also once it is invoiced', async () => {
  const { app } = world
  const [off, on] = [await world.person('Off'), await world.person('On')]
  const hosting = await world.catalog('Hosting', { price: 1_000 })
  for (const person of [off, on]) await person.buys('good', hosting)
  const idOf = async (person: typeof off) => present((await person.purchases())[0], 'a purchase').id
  await app.purchases.setCollection(on.actor, { purchaseId: await idOf(on), collection: 'manual' })
  await world.until('2026-03-25')
  await app.purchases.setCollection(off.actor, { purchaseId: await idOf(off), collection: 'manual' })
  await app.purchases.setCollection(on.actor, { purchaseId: await idOf(on), collection: 'automatic' })
  await world.until('2026-04-02')
  expect((await off.invoices()).map(({ status }) => status)).toEqual(['paid', 'pending'])
  expect((await on.invoices()).map(({ status }) => status)).toEqual(['paid', 'paid'])
  await app.purchases.setCollection(off.actor, { purchaseId: await idOf(off), collection: 'automatic' })
  await world.until('2026-04-05')
  expect((await off.invoices()).map(({ status }) => status)).toEqual(['paid', 'paid'])
})

test('stock that an expired order let go is not let go again by its cancelling, and is taken again by its payment', async () => {
  const { reader } = world.runtime.database
  const poster = await world.catalog('Rare poster', { price: 700, term: null, stock: 5 })
  const stock = async () => (await findPackages(reader, { ids: [poster.id] }))[0]?.stock
  const [cem, dora] = [await world.person('Cem'), await world.person('Dora')]
  const orders = [await cem.orders(poster), await dora.orders(poster)]
  expect(await stock()).toBe(3)
  await world.until('2026-04-28')
  expect((await cem.invoices())[0]?.status).toBe('expired')
  expect(await stock()).toBe(5)
  const [cancelled, paid] = orders.map(({ invoiceId }) => invoiceId)
  await world.app.invoices.cancel(cem.actor, {
    invoiceId: present(cancelled, 'an order'),
    reason: 'too late',
  })
  expect(await stock()).toBe(5)
  await dora.pays(present(paid, 'an order'), await dora.storeCard('good'))
  expect(await stock()).toBe(4)
})
