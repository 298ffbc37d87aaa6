import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { verifyShop } from '../world/verify.ts'
import { openWorld, type World } from '../world/world.ts'
import { scheduleStory } from './schedule-story.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-10-20')
})
afterAll(() => world.close())

const story = scheduleStory(() => world)
const { reader, course, scheduleOf, instalmentsOf, invoicesOf, told, buys, pays, payNumber, gift } = story

describe('paying early', () => {
  test('one instalment makes its invoice once, keeps its day, and is not charged again on it', async () => {
    const fay = await buys('Fay', await course(9_000, 3))
    const numbers = [await pays(fay, 3), await pays(fay, 3)]
    expect(new Set(numbers).size).toBe(1)
    expect((await fay.invoices())[1]).toMatchObject({ status: 'pending', dueOn: '2026-12-20' })
    await payNumber(fay, present(numbers[0], 'a number'))
    expect(await instalmentsOf(fay)).toEqual(['paid', 'open', 'paid'])
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
    expect(await instalmentsOf(gil)).toEqual(['paid', 'paid', 'paid', 'paid'])
    await world.until('2027-06-20')
    expect(await invoicesOf(gil)).toEqual(['paid 2250', 'cancelled 2250', 'paid 6750'])
    expect(await told(gil, 'schedule.completed')).toHaveLength(1)
  })

  test('all at once and then not paying leaves every instalment to its own day', async () => {
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
    expect(await instalmentsOf(ida)).toEqual(['paid', 'paid', 'open'])
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
    expect(await instalmentsOf(jon)).toEqual(['paid', 'paid', 'paid'])
    await expect(pays(jon, null)).rejects.toMatchObject({ code: 'schedule_has_nothing_open' })
    await expect(pays(jon, 2)).rejects.toMatchObject({ code: 'schedule_has_nothing_open' })
  })
})
test('money that came for all at once pays for each when that is not paid in time', async () => {
  const nat = await buys('Nat', await course(9_000, 3))
  await pays(nat, null)
  await gift(nat, 5_900n)
  const common = present((await nat.invoices())[1], 'for all')
  await world.app.payments.applyCredit(nat.actor, { invoiceId: common.id })
  const [, second, third] = (await scheduleOf(nat)).instalments
  await world.until(second?.dueOn ?? '')
  expect(await invoicesOf(nat)).toEqual(['paid 3000', 'cancelled 6000', 'paid 3000', 'pending 3000'])
  expect((await nat.invoices())[3]).toMatchObject({ receivedMinor: 2_900n, dueOn: third?.dueOn })
  await world.until(third?.dueOn ?? '')
  const { rows } = await sql<{ minor: bigint }>`select amount_minor as minor from payments
    where customer_id = ${nat.customerId} and origin = 'instalment'`.execute(reader())
  expect(rows).toEqual([{ minor: 100n }])
  expect(await instalmentsOf(nat)).toEqual(['paid', 'paid', 'paid'])
})
describe('cancelling', () => {
  test('what was agreed is not the customer’s to cancel; staff let a single instalment go', async () => {
    const kim = await buys('Kim', await course(9_000, 3))
    await pays(kim, 2)
    const { id: invoiceId } = present((await kim.invoices())[1], 'the second')
    const cancel = { invoiceId, reason: 'by_customer' }
    await expect(world.app.invoices.cancel(kim.actor, cancel)).rejects.toMatchObject({
      code: 'instalment_is_agreed',
    })
    await world.app.invoices.cancel(world.staff, { invoiceId, reason: 'as a favour' })
    expect(await instalmentsOf(kim)).toEqual(['paid', 'cancelled', 'open'])
    await world.until((await scheduleOf(kim)).instalments[2]?.dueOn ?? '')
    expect(await instalmentsOf(kim)).toEqual(['paid', 'cancelled', 'paid'])
    expect(await told(kim, 'schedule.completed')).toHaveLength(1)
  })

  test('the invoice for all at once leaves the instalments to their days', async () => {
    const lea = await buys('Lea', await course(9_000, 3))
    await pays(lea, null)
    const { id: invoiceId } = present((await lea.invoices())[1], 'for all')
    await world.app.invoices.cancel(lea.actor, { invoiceId, reason: 'by_customer' })
    expect(await instalmentsOf(lea)).toEqual(['paid', 'open', 'open'])
    await world.until((await scheduleOf(lea)).instalments[1]?.dueOn ?? '')
    expect(await instalmentsOf(lea)).toEqual(['paid', 'paid', 'open'])
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
    expect(await instalmentsOf(max)).toEqual(['paid', 'cancelled', 'cancelled'])
    expect(await invoicesOf(max)).toEqual(['paid 3000', 'cancelled 3000'])
    expect(await max.purchases()).toMatchObject([{ status: 'active' }])
    expect(await told(max, 'credit.received')).toHaveLength(1)
    await expect(world.app.schedules.cancel(world.staff, asked)).rejects.toMatchObject({
      code: 'schedule_has_nothing_open',
    })
  })
})
test('the whole shop holds together after all of it', async () => {
  expect(await verifyShop(reader())).toEqual([])
})
