import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { dateIn, startOfDay } from '../../src/kernel/calendar.ts'
import { verifyShop } from '../world/verify.ts'
import { daysAfter, openWorld, timeZone, type World } from '../world/world.ts'
import { scheduleStory } from './schedule-story.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-01-31')
})
afterAll(() => world.close())

const story = scheduleStory(() => world)
const { reader, course, scheduleOf, instalmentsOf, invoicesOf, emailsTo, told, buys, pays, payNumber } = story

describe('a course of 120.00 in three monthly instalments, bought on 31 January', () => {
  test('is charged 40.00 at once, and what is owned has the whole price', async () => {
    const ada = await buys('Ada', await course(12_000, 3))
    expect(await invoicesOf(ada)).toEqual(['paid 4000'])
    expect(await ada.purchases()).toMatchObject([{ status: 'active', priceMinor: 12_000n, cycle: null }])
    const { instalments } = await scheduleOf(ada)
    expect(instalments.map(({ dueOn, status, unitMinor }) => `${dueOn} ${status} ${unitMinor}`)).toEqual([
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
    expect((await bea.invoices())[1]).toMatchObject({ dueOn: '2026-02-28', expiresOn: null })
    expect(await emailsTo(bea, 'invoice.issued')).toEqual(['2026-02-18'])
    await world.until('2026-02-28')
    expect(await invoicesOf(bea)).toEqual(['paid 4000', 'paid 4000'])
    await world.until('2026-04-20')
    expect(await invoicesOf(bea)).toEqual(['paid 4000', 'paid 4000', 'paid 4000'])
    expect(await instalmentsOf(bea)).toEqual(['paid', 'paid', 'paid'])
    expect(await told(bea, 'schedule.completed')).toHaveLength(1)
    expect(await told(bea, 'instalment.overdue')).toHaveLength(0)
  })
})

describe('an instalment whose card is declined', () => {
  test('is tried on its day and on days 1, 3, 5 and 7, with an email each time, and stays to be paid', async () => {
    const cem = await buys('Cem', await course(12_000, 2))
    await cem.changesCardTo('poor')
    await world.until('2026-06-15')
    const refused = await told(cem, 'payment.refused')
    expect(refused.map(({ at }) => dateIn(timeZone, at))).toEqual([
      '2026-05-20',
      '2026-05-21',
      '2026-05-23',
      '2026-05-25',
      '2026-05-27',
    ])
    expect(await emailsTo(cem, 'instalment.payment_failed')).toHaveLength(5)
    expect(await invoicesOf(cem)).toEqual(['paid 6000', 'pending 6000'])
    expect((await told(cem, 'instalment.overdue')).map(({ payload }) => payload.dueOn)).toEqual([
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
    expect(await instalmentsOf(dan)).toEqual(['paid', 'paid'])
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
  expect(await emailsTo(eve, 'instalment.reminder')).toEqual([
    '2026-10-01',
    '2026-10-02',
    '2026-10-04',
    '2026-10-06',
    '2026-10-08',
  ])
})
describe('what is due', () => {
  test('is not put together with what is not: it keeps its invoice, its day and its tries', async () => {
    const ken = await buys('Ken', await course(9_000, 4))
    await ken.changesCardTo('poor')
    await world.until(daysAfter((await scheduleOf(ken)).instalments[1]?.dueOn ?? '', 2))
    await expect(pays(ken, null)).rejects.toMatchObject({ code: 'instalment_is_due' })
    const late = await pays(ken, 2)
    expect(await invoicesOf(ken)).toEqual(['paid 2250', 'pending 2250'])
    await payNumber(ken, late)
    await payNumber(ken, await pays(ken, null))
    expect(await invoicesOf(ken)).toEqual(['paid 2250', 'paid 2250', 'paid 4500'])
  })

  test('and was announced as a transfer that did not come is charged on the next day', async () => {
    const lou = await buys('Lou', await course(9_000, 2))
    const dueOn = (await scheduleOf(lou)).instalments[1]?.dueOn ?? ''
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
    const dueOn = (await scheduleOf(mia)).instalments[2]?.dueOn ?? ''
    world.clock.moveTo(startOfDay(daysAfter(dueOn, 20), timeZone))
    await world.app.due.doAll()
    expect(await invoicesOf(mia)).toEqual(['paid 3000', 'pending 3000', 'pending 3000'])
    expect(await told(mia, 'instalment.overdue')).toEqual([])
    await world.until(daysAfter(dueOn, 21))
    expect(await told(mia, 'instalment.overdue')).toHaveLength(2)
  })
})
test('instalments that follow each other closely are not all invoiced at once', async () => {
  const daily = { count: 4, every: { unit: 'day', count: 1 } as const }
  const ora = await buys('Ora', await world.catalog('Sprint', { price: 4_000, instalments: daily }))
  await world.app.due.doAll()
  expect(await invoicesOf(ora)).toEqual(['paid 1000'])
  const days = (await scheduleOf(ora)).instalments.map(({ dueOn }) => dueOn)
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
describe('a coupon', () => {
  test('takes its part off every instalment', async () => {
    const item = await course(10_000, 4)
    await world.app.catalog.createCoupon(world.staff, { code: 'HALF', percentPpm: 500_000n })
    const nia = await world.person('Nia')
    const cart = await nia.fillsCart([item], 'HALF')
    expect(cart.quote.totals.totalMinor).toBe(1_250n)
    expect(cart.quote.later).toMatchObject([
      { kind: 'instalments', instalments: [{}, {}, { totalMinor: 1_250n }] },
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

test('an order of which only the first instalment is made knows every later day and amount, with tax', async () => {
  const item = await course(10_000, 3, { tax: 190_000, setup: 500 })
  const { quote } = await (await world.person('Pat')).fillsCart([item])
  expect(quote.totals.totalMinor).toBe(4_562n)
  const later = present(quote.later[0], 'what comes later')
  expect(later).toMatchObject({ kind: 'instalments', count: 3, nowMinor: 3_334n })
  expect('instalments' in later && later.instalments.map(({ totalMinor }) => totalMinor)).toEqual([
    3_966n,
    3_966n,
  ])
})
test('the whole shop holds together after all of it', async () => {
  expect(await verifyShop(reader())).toEqual([])
})
