import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant, plusMilliseconds } from '../../src/kernel/calendar.ts'
import { createLog } from '../../src/platform/log.ts'
import { createRuntime, type Runtime } from '../../src/runtime.ts'
import { brokenInvariants, unknownToShop } from '../simulation/invariants.ts'
import { leftUndone } from '../simulation/left-undone.ts'
import { chargesOf, count, purchasesFor } from '../world/facts.ts'
import { openWorld, staff, type World } from '../world/world.ts'
import { type Errand, type Step, steps } from './errand.ts'
import { killAt } from './kill-server.ts'
import { boughtOn, type Cases, prepareCases, refundMinor, renewalMorning } from './prepare-cases.ts'

let world: World
let cases: Record<Errand['kind'], Cases>
let restarted: Runtime

beforeAll(async () => {
  world = await openWorld(boughtOn)
  cases = await prepareCases(world)
  const { payment, refund, renewal } = cases
  for (const step of steps) {
    await Promise.all([payment, refund, renewal].map((of) => kill(step, of)))
  }
  const shopUrl = 'http://shop.test'
  restarted = await createRuntime({
    databaseUrl: world.databaseUrl,
    poolSize: 4,
    shopUrl,
    ownUrl: shopUrl,
    smtpUrl: undefined,
    log: createLog('error'),
    clock: world.clock,
  })
  world.clock.moveTo(plusMilliseconds(renewalMorning, 120_000))
  await restarted.app.due.doAll()
  // Twelve servers are started for it, which takes its time on a busy machine.
}, 180_000)

afterAll(async () => {
  await restarted.close()
  await world.close()
})

async function kill(step: Step, of: Cases): Promise<void> {
  const { errand, person } = of[step]
  await killAt({ databaseUrl: world.databaseUrl, now: renewalMorning, step, errand }, person.customerId)
}

const reader = () => restarted.database.reader
const afterTheCharge = steps.filter((step) => step !== 'recorded')

describe('a payment whose server was killed', () => {
  test('before the gateway was called takes no money, and can be made then', async () => {
    const { person, invoiceId } = cases.payment.recorded
    expect((await person.invoice(invoiceId)).status).toBe('pending')
    expect(await chargesOf(reader(), invoiceId)).toBe(0)
    expect(await purchasesFor(reader(), invoiceId)).toBe(0)
    expect((await person.pays(invoiceId, await person.storeCard('good'))).status).toBe('approved')
    expect(await chargesOf(reader(), invoiceId)).toBe(1)
    expect(await purchasesFor(reader(), invoiceId)).toBe(1)
  })

  test.each(afterTheCharge)('when it was %s is paid and delivered once', async (step) => {
    const { person, invoiceId } = cases.payment[step]
    expect((await person.invoice(invoiceId)).status).toBe('paid')
    const again = person.pays(invoiceId, await person.storeCard('good'))
    await expect(again).rejects.toMatchObject({ code: 'invoice_is_paid' })
    expect(await chargesOf(reader(), invoiceId)).toBe(1)
    expect(await purchasesFor(reader(), invoiceId)).toBe(1)
  })
})

describe('a refund whose server was killed', () => {
  const givenBack = (invoiceId: string) =>
    count(
      reader(),
      sql`select c.refunded_minor as count from sandbox.charges c join payment_invoices t on t.payment_id::text = c.key
        where t.invoice_id = ${invoiceId}`,
    )

  test('before the gateway was called is sent by whoever looks after it, once', async () => {
    const { person, invoiceId, errand } = cases.refund.recorded
    expect((await person.invoice(invoiceId)).refundedMinor).toBe(refundMinor)
    expect(await givenBack(invoiceId)).toBe(Number(refundMinor))
    if (errand.kind !== 'refund') throw new Error('the errand is a refund')
    const { paymentId } = errand
    const again = { paymentId, amountMinor: String(refundMinor), reason: 'goodwill' }
    expect(await restarted.app.refunds.make(staff, again)).toBe('done')
    expect(await givenBack(invoiceId)).toBe(Number(2n * refundMinor))
  })

  test.each(afterTheCharge)('when it was %s is given back once', async (step) => {
    const { person, invoiceId } = cases.refund[step]
    expect((await person.invoice(invoiceId)).refundedMinor).toBe(refundMinor)
    expect(await givenBack(invoiceId)).toBe(Number(refundMinor))
    const notes = sql<{ count: bigint }>`select count(*) from credit_notes where invoice_id = ${invoiceId}`
    expect(await count(reader(), notes)).toBe(1)
  })
})

describe('a renewal whose server was killed', () => {
  const expiry = async (step: Step) => (await cases.renewal[step].person.purchases())[0]?.cycle?.expiresOn

  test('before the gateway was called is charged on the next day', async () => {
    const { invoiceId, person } = cases.renewal.recorded
    expect(await chargesOf(reader(), invoiceId)).toBe(0)
    expect(await expiry('recorded')).toBe('2026-04-01')
    world.clock.moveTo(instant('2026-04-02T06:00:00.000Z'))
    await restarted.app.due.doAll()
    expect(await chargesOf(reader(), invoiceId)).toBe(1)
    expect((await person.invoice(invoiceId)).status).toBe('paid')
    expect(await expiry('recorded')).toBe('2026-05-01')
  })

  test.each(afterTheCharge)('when it was %s is charged and renewed once', async (step) => {
    expect(await chargesOf(reader(), cases.renewal[step].invoiceId)).toBe(1)
    expect(await expiry(step)).toBe('2026-05-01')
  })
})

test('after all of it the books, the provider, the deliveries, the emails and the history agree', async () => {
  expect(await brokenInvariants(reader())).toEqual([])
  expect(await unknownToShop(reader())).toEqual([])
  expect(await leftUndone(reader(), world.clock.now())).toEqual([])
  const everybody = steps.flatMap((step) =>
    [cases.payment, cases.refund, cases.renewal].map((of) => of[step].person),
  )
  for (const { customerId } of everybody) {
    expect(await restarted.app.customers.verifyHistory(staff, { customerId })).toBeNull()
  }
  expect(
    await count(reader(), sql`select count(*) from payments where status in ('processing', 'pending')`),
  ).toBe(0)
  expect(await count(reader(), sql`select count(*) from refunds where status = 'processing'`)).toBe(0)
})
