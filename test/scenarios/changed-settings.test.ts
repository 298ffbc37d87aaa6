import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import type { ScheduleId } from '../../src/kernel/ids.ts'
import { findSchedule } from '../../src/schedules/schedule-store.ts'
import { monthly } from '../world/catalog.ts'
import type { Person } from '../world/person.ts'
import { verifyShop } from '../world/verify.ts'
import { openWorld, timeZone, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-01-31')
})
afterEach(async () => {
  await world.changesSettings({ renewalInvoiceDays: 10, timeZone })
  expect(await verifyShop(world.runtime.database.reader)).toEqual([])
})
afterAll(() => world.close())

const course = (price: number, count: number) =>
  world.catalog('Course', { price, instalments: { count, every: monthly } })

const invoicesOf = async (person: Person) =>
  (await person.invoices()).map(({ status, totalMinor }) => `${status} ${totalMinor}`)

/** Their only schedule as it stands. */
async function scheduleOf({ customerId }: Person) {
  const { reader } = world.runtime.database
  const rows = await reader
    .selectFrom('schedules')
    .select('id')
    .where('customer_id', '=', customerId)
    .execute()
  return present(await findSchedule(reader, present(rows[0], 'a schedule').id as ScheduleId), 'a schedule')
}

const instalmentsOf = async (person: Person) =>
  (await scheduleOf(person)).instalments.map(({ status }) => status)

const magazine = () => world.catalog('Magazine', { price: 700 })

async function expiryOf(person: Person) {
  const [purchase] = await person.purchases()
  return `${purchase?.status} until ${purchase?.cycle?.expiresOn}`
}

/** The moments of a kind of event, the earliest first. */
async function momentsOf(person: Person, type: string) {
  const events = (await person.history()).filter((event) => event.type === type)
  return events.map(({ at }) => at).toReversed()
}

describe('what was bought on 31 January and renews on 28 February', () => {
  test('is invoiced when a changed setting says so, once, whether that is moved forward or back', async () => {
    const ada = await world.person('Ada')
    await ada.buys('good', await magazine())
    await world.changesSettings({ renewalInvoiceDays: 8 })
    await world.until('2026-02-19')
    expect(await invoicesOf(ada)).toEqual(['paid 700'])
    await world.until('2026-02-20')
    expect(await invoicesOf(ada)).toEqual(['paid 700', 'pending 700'])

    for (const renewalInvoiceDays of [3, 10, 27]) {
      await world.changesSettings({ renewalInvoiceDays })
      await world.app.due.doAll()
    }
    await world.changesSettings({ renewalInvoiceDays: 3 })
    await world.until('2026-02-26')
    expect(await invoicesOf(ada)).toEqual(['paid 700', 'pending 700'])
    await world.until('2026-03-27')
    expect(await expiryOf(ada)).toBe('active until 2026-03-31')
    expect(await invoicesOf(ada)).toEqual(['paid 700', 'paid 700'])
    await world.until('2026-03-28')
    expect(await invoicesOf(ada)).toEqual(['paid 700', 'paid 700', 'pending 700'])
  })

  test('is invoiced at once when the day that a changed setting says is over', async () => {
    const bea = await world.person('Bea')
    await bea.buys('good', await magazine())
    await world.changesSettings({ renewalInvoiceDays: 4 })
    await world.until('2026-04-20')
    expect(await invoicesOf(bea)).toEqual(['paid 700'])
    await world.changesSettings({ renewalInvoiceDays: 9 })
    await world.app.due.doAll()
    expect(await invoicesOf(bea)).toEqual(['paid 700', 'pending 700'])
  })
})

describe('a course that is paid in instalments', () => {
  test('is invoiced when a changed setting says so, but not before the day of the instalment before', async () => {
    const cem = await world.person('Cem')
    await cem.buys('good', await course(9_000, 3))
    const { instalments } = await scheduleOf(cem)
    expect(instalments.map(({ dueOn }) => dueOn)).toEqual(['2026-04-20', '2026-05-20', '2026-06-20'])
    await world.changesSettings({ renewalInvoiceDays: 60 })
    await world.app.due.doAll()
    expect(await invoicesOf(cem)).toEqual(['paid 3000'])
    await world.until('2026-04-21')
    expect(await invoicesOf(cem)).toEqual(['paid 3000', 'pending 3000'])
    await world.changesSettings({ renewalInvoiceDays: 5 })
    await world.until('2026-06-14')
    expect(await invoicesOf(cem)).toEqual(['paid 3000', 'paid 3000'])
    await world.until('2026-06-15')
    expect(await invoicesOf(cem)).toEqual(['paid 3000', 'paid 3000', 'pending 3000'])
    await world.until('2026-06-20')
    expect(await instalmentsOf(cem)).toEqual(['paid', 'paid', 'paid'])
  })
})

describe('a changed time zone', () => {
  test('moves the moments of what exists, and neither its days nor the month’s end', async () => {
    await world.until('2026-07-31')
    const dora = await world.person('Dora')
    await dora.buys('good', await magazine())
    expect(await expiryOf(dora)).toBe('active until 2026-08-31')

    await world.changesSettings({ timeZone: 'Pacific/Auckland' })
    await world.untilMoment('2026-09-02T00:00:00Z')
    expect(await momentsOf(dora, 'renewal.invoiced')).toEqual(['2026-08-20T12:00:00.000Z'])
    expect(await momentsOf(dora, 'payment.approved')).toContain('2026-08-30T12:00:00.000Z')
    expect(await expiryOf(dora)).toBe('active until 2026-09-30')

    await world.changesSettings({ timeZone: 'Pacific/Honolulu' })
    await world.untilMoment('2026-10-02T00:00:00Z')
    expect((await momentsOf(dora, 'renewal.invoiced'))[1]).toBe('2026-09-20T10:00:00.000Z')
    expect(await momentsOf(dora, 'payment.approved')).toContain('2026-09-30T10:00:00.000Z')
    expect(await expiryOf(dora)).toBe('active until 2026-10-31')
    expect(await invoicesOf(dora)).toEqual(['paid 700', 'paid 700', 'paid 700'])
  })

  test('that makes it yesterday again does nothing twice', async () => {
    await world.until('2026-11-01')
    const emil = await world.person('Emil')
    await emil.buys('good', await magazine())
    await emil.changesCardTo('poor')
    await world.until('2026-12-01')
    expect(await momentsOf(emil, 'payment.refused')).toHaveLength(1)
    await world.changesSettings({ timeZone: 'Pacific/Honolulu' })
    await world.app.due.doAll()
    await world.untilMoment('2026-12-02T09:00:00Z')
    expect(await momentsOf(emil, 'payment.refused')).toHaveLength(1)
    await world.untilMoment('2026-12-02T10:00:00Z')
    expect(await momentsOf(emil, 'payment.refused')).toHaveLength(2)
    expect(await invoicesOf(emil)).toEqual(['paid 700', 'pending 700'])
  })

  test('is obeyed by the day on which an unpaid order expires', async () => {
    await world.until('2027-02-01')
    const flo = await world.person('Flo')
    const order = await flo.orders(await magazine())
    await world.changesSettings({ timeZone: 'America/New_York' })
    expect(await flo.invoice(order.invoiceId)).toMatchObject({ expiresOn: '2027-02-16' })
    await world.untilMoment('2027-02-16T04:59:59Z')
    expect((await flo.invoice(order.invoiceId)).status).toBe('pending')
    await world.untilMoment('2027-02-16T05:00:00Z')
    expect((await flo.invoice(order.invoiceId)).status).toBe('expired')
    expect(await momentsOf(flo, 'invoice.expired')).toEqual(['2027-02-16T05:00:00.000Z'])
  })

  test('is obeyed by the day on which a purchase ends after its grace', async () => {
    await world.until('2027-04-01')
    const gil = await world.person('Gil')
    await gil.buys('good', await world.catalog('Club', { price: 900, graceDays: 5 }))
    await gil.changesCardTo('poor')
    await world.changesSettings({ timeZone: 'America/New_York' })
    await world.untilMoment('2027-05-07T00:00:00Z')
    expect(await momentsOf(gil, 'purchase.expired')).toEqual(['2027-05-06T04:00:00.000Z'])
    const renewal = present((await gil.invoices())[1], 'the renewal')
    expect(renewal).toMatchObject({ status: 'expired', expiresOn: '2027-05-06' })
  })
})
