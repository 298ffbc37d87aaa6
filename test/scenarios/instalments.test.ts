import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Package } from '../../src/catalog/package.ts'
import { present } from '../../src/kernel/assert.ts'
import { dateIn, startOfDay } from '../../src/kernel/calendar.ts'
import type { ScheduleId } from '../../src/kernel/ids.ts'
import { findSchedule } from '../../src/schedules/schedule-store.ts'
import { verifyStore } from '../../src/verify/verify-store.ts'
import type { Card, Person } from '../world/person.ts'
import { daysAfter, openWorld, timeZone, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-01-31')
})
afterAll(() => world.close())

const reader = () => world.runtime.database.reader
const monthly = { unit: 'month', count: 1 } as const

function course(price: number, count: number, also: object = {}): Promise<Package> {
  return world.catalog('Course', { price, instalments: { count, every: monthly }, ...also })
}

/** Their only schedule as it stands. */
async function scheduleOf({ customerId }: Person) {
  const rows = await reader()
    .selectFrom('schedules')
    .select('id')
    .where('customer_id', '=', customerId)
    .execute()
  expect(rows).toHaveLength(1)
  return present(await findSchedule(reader(), rows[0]?.id as ScheduleId), 'a schedule')
}

async function paymentsOf(person: Person) {
  return (await scheduleOf(person)).payments.map(({ status }) => status)
}

async function invoicesOf(person: Person) {
  return (await person.invoices()).map(({ status, totalMinor }) => `${status} ${totalMinor}`)
}

async function mailsTo({ customerId }: Person, template: string) {
  const rows = await reader()
    .selectFrom('mails')
    .select('created_at')
    .where('customer_id', '=', customerId)
    .where('template', '=', template)
    .orderBy('created_at')
    .execute()
  return rows.map((row) => dateIn(timeZone, row.created_at as Parameters<typeof dateIn>[1]))
}

async function told(person: Person, type: string) {
  const events = (await world.app.customers.staffHistory(world.staff, { customerId: person.customerId }))
    .events
  return events.filter((event) => event.type === type).toReversed()
}

async function buys(name: string, item: Package, card: Card = 'good') {
  const person = await world.person(name)
  await person.buys(card, item)
  return person
}

async function pays(person: Person, position: number | null): Promise<string> {
  const { id: scheduleId } = await scheduleOf(person)
  return (await world.app.schedules.pay(person.actor, { scheduleId, position })).number
}

async function payNumber(person: Person, number: string): Promise<void> {
  const invoice = present(
    (await person.invoices()).find((each) => each.number === number),
    'an invoice',
  )
  await person.pays(invoice.id, await person.storeCard('good'))
}

describe('a course of 120.00 in three monthly payments, bought on 31 January', () => {
  test('is charged 40.00 at once, and what is owned has the whole price', async () => {
    const ada = await buys('Ada', await course(12_000, 3))
    expect(await invoicesOf(ada)).toEqual(['paid 4000'])
    expect(await ada.purchases()).toMatchObject([{ status: 'active', priceMinor: 12_000n, cycle: null }])
    const { payments } = await scheduleOf(ada)
    expect(payments.map(({ dueOn, status, unitMinor }) => `${dueOn} ${status} ${unitMinor}`)).toEqual([
      '2026-01-31 paid 4000',
      '2026-02-28 open 4000',
      '2026-03-31 open 4000',
    ])
  })

  test('is invoiced ten days before each day, charged on it, and done after the last', async () => {
    const bea = await buys('Bea', await course(12_000, 3))
    await world.until('2026-02-17')
    expect(await invoicesOf(bea)).toEqual(['paid 4000'])
    await world.until('2026-02-18')
    expect(await invoicesOf(bea)).toEqual(['paid 4000', 'pending 4000'])
    expect((await bea.invoices())[1]).toMatchObject({ dueOn: '2026-02-28', expiresAt: null })
    expect(await mailsTo(bea, 'invoice.issued')).toEqual(['2026-02-18'])
    await world.until('2026-02-28')
    expect(await invoicesOf(bea)).toEqual(['paid 4000', 'paid 4000'])
    await world.until('2026-04-20')
    expect(await invoicesOf(bea)).toEqual(['paid 4000', 'paid 4000', 'paid 4000'])
    expect(await paymentsOf(bea)).toEqual(['paid', 'paid', 'paid'])
    expect(await told(bea, 'schedule.completed')).toHaveLength(1)
    expect(await told(bea, 'schedule.payment_overdue')).toHaveLength(0)
  })
})

describe('a payment whose card is declined', () => {
  test('is tried on its day and on days 1, 3, 5 and 7, with a mail each time, and stays to be paid', async () => {
    const cem = await buys('Cem', await course(12_000, 2))
    await cem.changesCardTo('poor')
    await world.until('2026-06-15')
    const refused = await told(cem, 'transaction.refused')
    expect(refused.map(({ at }) => dateIn(timeZone, at))).toEqual([
      '2026-05-20',
      '2026-05-21',
      '2026-05-23',
      '2026-05-25',
      '2026-05-27',
    ])
    expect(await mailsTo(cem, 'instalment.payment_failed')).toHaveLength(5)
    expect(await invoicesOf(cem)).toEqual(['paid 6000', 'pending 6000'])
    expect((await told(cem, 'schedule.payment_overdue')).map(({ about }) => about.dueOn)).toEqual([
      '2026-05-20',
    ])
    expect(await cem.purchases()).toMatchObject([{ status: 'active' }])
  })

  test('is paid by hand long after its day', async () => {
    const dan = await buys('Dan', await course(10_000, 2))
    await dan.changesCardTo('poor')
    await world.until('2026-09-01')
    const number = await pays(dan, 2)
    expect((await dan.invoices()).map((invoice) => invoice.number)).toContain(number)
    await payNumber(dan, number)
    expect(await paymentsOf(dan)).toEqual(['paid', 'paid'])
    expect(await invoicesOf(dan)).toEqual(['paid 5000', 'paid 5000'])
  })
})

test('whoever has stored no card is reminded on the day and on the retry days', async () => {
  const eve = await buys('Eve', await course(10_000, 2))
  const [methodId] = (
    await world.app.payments.payPage(eve.actor, { number: present((await eve.invoices())[0], 'it').number })
  ).methods
  await world.app.payments.removeMethod(eve.actor, { methodId: present(methodId, 'a card').id })
  await world.until('2026-10-20')
  expect(await mailsTo(eve, 'instalment.reminder')).toEqual([
    '2026-10-01',
    '2026-10-02',
    '2026-10-04',
    '2026-10-06',
    '2026-10-08',
  ])
})

describe('paying early', () => {
  test('one payment makes its invoice once, keeps its day, and is not charged again on it', async () => {
    const fay = await buys('Fay', await course(9_000, 3))
    const numbers = [await pays(fay, 3), await pays(fay, 3)]
    expect(new Set(numbers).size).toBe(1)
    expect((await fay.invoices())[1]).toMatchObject({ status: 'pending', dueOn: '2026-12-20' })
    await payNumber(fay, present(numbers[0], 'a number'))
    expect(await paymentsOf(fay)).toEqual(['paid', 'open', 'paid'])
    await world.until('2027-01-15')
    expect(await invoicesOf(fay)).toEqual(['paid 3000', 'paid 3000', 'paid 3000'])
  })

  test('all that is left is one invoice in the place of those that wait', async () => {
    const gil = await buys('Gil', await course(9_000, 4))
    await world.until('2027-02-10')
    expect(await invoicesOf(gil)).toEqual(['paid 2250', 'pending 2250'])
    const number = await pays(gil, null)
    expect(await pays(gil, null)).toBe(number)
    expect(await invoicesOf(gil)).toEqual(['paid 2250', 'cancelled 2250', 'pending 6750'])
    await payNumber(gil, number)
    expect(await paymentsOf(gil)).toEqual(['paid', 'paid', 'paid', 'paid'])
    await world.until('2027-06-20')
    expect(await invoicesOf(gil)).toEqual(['paid 2250', 'cancelled 2250', 'paid 6750'])
    expect(await told(gil, 'schedule.completed')).toHaveLength(1)
  })

  test('all at once and then not paying leaves every payment to its own day', async () => {
    const hal = await buys('Hal', await course(9_000, 3))
    await pays(hal, null)
    expect(await invoicesOf(hal)).toEqual(['paid 3000', 'pending 6000'])
    await world.until('2027-07-12')
    expect(await invoicesOf(hal)).toEqual(['paid 3000', 'cancelled 6000', 'pending 3000'])
    await world.until('2027-08-25')
    expect(await invoicesOf(hal)).toEqual(['paid 3000', 'cancelled 6000', 'paid 3000', 'paid 3000'])
  })

  test('one of those that stand on an invoice for all takes that invoice back', async () => {
    const ida = await buys('Ida', await course(9_000, 3))
    await pays(ida, null)
    await payNumber(ida, await pays(ida, 2))
    expect(await invoicesOf(ida)).toEqual(['paid 3000', 'cancelled 6000', 'paid 3000'])
    expect(await paymentsOf(ida)).toEqual(['paid', 'paid', 'open'])
  })

  test('an invoice that money has come for stays, and the others are put on another', async () => {
    const jon = await buys('Jon', await course(9_000, 3))
    const second = await pays(jon, 2)
    await gift(jon, 1_000n)
    const invoice = present((await jon.invoices())[1], 'the second')
    await world.app.payments.applyCredit(jon.actor, { invoiceId: invoice.id })
    const rest = await pays(jon, null)
    expect(rest).not.toBe(second)
    expect(await invoicesOf(jon)).toEqual(['paid 3000', 'pending 3000', 'pending 3000'])
    await payNumber(jon, rest)
    expect(await pays(jon, null)).toBe(second)
    await payNumber(jon, second)
    expect(await paymentsOf(jon)).toEqual(['paid', 'paid', 'paid'])
    await expect(pays(jon, null)).rejects.toMatchObject({ code: 'schedule_has_nothing_open' })
    await expect(pays(jon, 2)).rejects.toMatchObject({ code: 'schedule_has_nothing_open' })
  })
})

describe('what is due', () => {
  test('is not put together with what is not: it keeps its invoice, its day and its tries', async () => {
    const ken = await buys('Ken', await course(9_000, 4))
    await ken.changesCardTo('poor')
    await world.until(daysAfter((await scheduleOf(ken)).payments[1]?.dueOn ?? '', 2))
    await expect(pays(ken, null)).rejects.toMatchObject({ code: 'schedule_payment_is_due' })
    const late = await pays(ken, 2)
    expect(await invoicesOf(ken)).toEqual(['paid 2250', 'pending 2250'])
    await payNumber(ken, late)
    await payNumber(ken, await pays(ken, null))
    expect(await invoicesOf(ken)).toEqual(['paid 2250', 'paid 2250', 'paid 4500'])
  })

  test('and was announced as a transfer that did not come is charged on the next day', async () => {
    const lou = await buys('Lou', await course(9_000, 2))
    const dueOn = (await scheduleOf(lou)).payments[1]?.dueOn ?? ''
    await world.until(daysAfter(dueOn, -3))
    const { id: invoiceId } = present((await lou.invoices())[1], 'the second')
    const { app, staff } = world
    const transfer = await app.payments.pay(lou.actor, { invoiceId, with: { gateway: 'manual' } })
    await world.until(daysAfter(dueOn, 9))
    expect(await invoicesOf(lou)).toEqual(['paid 4500', 'pending 4500'])
    await app.payments.review(staff, transfer.id, 'refuse')
    await world.until(daysAfter(dueOn, 11))
    expect(await invoicesOf(lou)).toEqual(['paid 4500', 'paid 4500'])
  })

  test('after a time in which nothing ran is invoiced and charged, and called overdue only when that failed', async () => {
    const mia = await buys('Mia', await course(9_000, 3))
    await mia.changesCardTo('poor')
    const dueOn = (await scheduleOf(mia)).payments[2]?.dueOn ?? ''
    world.clock.moveTo(startOfDay(daysAfter(dueOn, 20), timeZone))
    await world.app.store.doDue()
    expect(await invoicesOf(mia)).toEqual(['paid 3000', 'pending 3000', 'pending 3000'])
    expect(await told(mia, 'schedule.payment_overdue')).toEqual([])
    await world.until(daysAfter(dueOn, 21))
    expect(await told(mia, 'schedule.payment_overdue')).toHaveLength(2)
  })
})

test('money that came for all at once pays for each when that is not paid in time', async () => {
  const nat = await buys('Nat', await course(9_000, 3))
  await pays(nat, null)
  await gift(nat, 5_900n)
  const common = present((await nat.invoices())[1], 'for all')
  await world.app.payments.applyCredit(nat.actor, { invoiceId: common.id })
  const [, second, third] = (await scheduleOf(nat)).payments
  await world.until(second?.dueOn ?? '')
  expect(await invoicesOf(nat)).toEqual(['paid 3000', 'cancelled 6000', 'paid 3000', 'pending 3000'])
  expect((await nat.invoices())[3]).toMatchObject({ receivedMinor: 2_900n, dueOn: third?.dueOn })
  await world.until(third?.dueOn ?? '')
  const { rows } = await sql<{ minor: bigint }>`select amount_minor as minor from transactions
    where customer_id = ${nat.customerId} and origin = 'instalment'`.execute(reader())
  expect(rows).toEqual([{ minor: 100n }])
  expect(await paymentsOf(nat)).toEqual(['paid', 'paid', 'paid'])
})

test('payments that follow each other closely are not all invoiced at once', async () => {
  const daily = { count: 4, every: { unit: 'day', count: 1 } as const }
  const ora = await buys('Ora', await world.catalog('Sprint', { price: 4_000, instalments: daily }))
  await world.app.store.doDue()
  expect(await invoicesOf(ora)).toEqual(['paid 1000'])
  const days = (await scheduleOf(ora)).payments.map(({ dueOn }) => dueOn)
  for (const [at, day] of days.slice(1).entries()) {
    await world.until(day)
    expect(await invoicesOf(ora)).toEqual(Array(at + 2).fill('paid 1000'))
  }
})

test('what costs less than it has parts is paid at once', async () => {
  const { quote } = await (await world.person('Pia')).fillsCart([await course(2, 4)])
  expect(quote.totals.totalMinor).toBe(2n)
  expect(quote.later).toEqual([])
})

async function gift({ customerId }: Person, amountMinor: bigint): Promise<void> {
  const given = { customerId, currency: 'EUR', amountMinor, reason: 'a gift' }
  await world.app.payments.adjustCredit(world.staff, given)
}

describe('cancelling', () => {
  test('what was agreed is not the customer’s to cancel; staff let a single payment go', async () => {
    const kim = await buys('Kim', await course(9_000, 3))
    await pays(kim, 2)
    const { id: invoiceId } = present((await kim.invoices())[1], 'the second')
    const cancel = { invoiceId, reason: 'by_customer' }
    await expect(world.app.invoices.cancel(kim.actor, cancel)).rejects.toMatchObject({
      code: 'schedule_payment_is_agreed',
    })
    await world.app.invoices.cancel(world.staff, { invoiceId, reason: 'as a favour' })
    expect(await paymentsOf(kim)).toEqual(['paid', 'cancelled', 'open'])
    await world.until((await scheduleOf(kim)).payments[2]?.dueOn ?? '')
    expect(await paymentsOf(kim)).toEqual(['paid', 'cancelled', 'paid'])
    expect(await told(kim, 'schedule.completed')).toHaveLength(1)
  })

  test('the invoice for all at once leaves the payments to their days', async () => {
    const lea = await buys('Lea', await course(9_000, 3))
    await pays(lea, null)
    const { id: invoiceId } = present((await lea.invoices())[1], 'for all')
    await world.app.invoices.cancel(lea.actor, { invoiceId, reason: 'by_customer' })
    expect(await paymentsOf(lea)).toEqual(['paid', 'open', 'open'])
    await world.until((await scheduleOf(lea)).payments[1]?.dueOn ?? '')
    expect(await paymentsOf(lea)).toEqual(['paid', 'paid', 'open'])
  })

  test('the schedule lets go of all that is open; money that had come is credit, what is owned stays', async () => {
    const max = await buys('Max', await course(9_000, 3))
    await pays(max, 2)
    await gift(max, 500n)
    const { id: invoiceId } = present((await max.invoices())[1], 'the second')
    await world.app.payments.applyCredit(max.actor, { invoiceId })
    const { id: scheduleId } = await scheduleOf(max)
    const asked = { scheduleId, reason: 'moved away' }
    await expect(world.app.schedules.cancel(max.actor, asked)).rejects.toMatchObject({
      code: 'not_permitted',
    })
    await world.app.schedules.cancel(world.staff, asked)
    expect(await paymentsOf(max)).toEqual(['paid', 'cancelled', 'cancelled'])
    expect(await invoicesOf(max)).toEqual(['paid 3000', 'cancelled 3000'])
    expect(await max.purchases()).toMatchObject([{ status: 'active' }])
    expect(await told(max, 'credit.received')).toHaveLength(1)
    await expect(world.app.schedules.cancel(world.staff, asked)).rejects.toMatchObject({
      code: 'schedule_has_nothing_open',
    })
  })
})

describe('a coupon', () => {
  test('takes its part off every payment', async () => {
    const item = await course(10_000, 4)
    await world.app.catalog.createCoupon(world.staff, { code: 'HALF', percentPpm: 500_000n })
    const nia = await world.person('Nia')
    const cart = await nia.fillsCart([item], 'HALF')
    expect(cart.quote.totals.totalMinor).toBe(1_250n)
    expect(cart.quote.later).toMatchObject([
      { kind: 'instalments', payments: [{}, {}, { totalMinor: 1_250n }] },
    ])
    await nia.pays((await nia.checksOut(cart)).invoiceId, await nia.storeCard('good'))
    await payNumber(nia, await pays(nia, null))
    expect(await invoicesOf(nia)).toEqual(['paid 1250', 'paid 3750'])
  })

  test('that makes it free leaves nothing to be paid in parts', async () => {
    const item = await course(10_000, 4)
    await world.app.catalog.createCoupon(world.staff, { code: 'FREE', percentPpm: 1_000_000n })
    const oda = await world.person('Oda')
    await oda.checksOut(await oda.fillsCart([item], 'FREE'))
    expect(await oda.purchases()).toMatchObject([{ status: 'active' }])
    expect(
      await reader().selectFrom('schedules').select('id').where('customer_id', '=', oda.customerId).execute(),
    ).toEqual([])
  })
})

test('an order of which only the first payment is made knows every later day and amount, with tax', async () => {
  const item = await course(10_000, 3, { tax: 190_000, setup: 500 })
  const { quote } = await (await world.person('Pat')).fillsCart([item])
  expect(quote.totals.totalMinor).toBe(4_562n)
  const later = present(quote.later[0], 'what comes later')
  expect(later).toMatchObject({ kind: 'instalments', count: 3, nowMinor: 3_334n })
  expect('payments' in later && later.payments.map(({ totalMinor }) => totalMinor)).toEqual([3_966n, 3_966n])
})

test('the whole store holds together after all of it', async () => {
  expect(await verifyStore(reader())).toEqual([])
})
