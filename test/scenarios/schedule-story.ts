import { expect } from 'vitest'
import type { Package } from '../../src/catalog/package.ts'
import { present } from '../../src/kernel/assert.ts'
import { dateIn } from '../../src/kernel/calendar.ts'
import type { ScheduleId } from '../../src/kernel/ids.ts'
import { findSchedule } from '../../src/schedules/schedule-store.ts'
import { monthly } from '../world/catalog.ts'
import type { Card, Person } from '../world/person.ts'
import { timeZone, type World } from '../world/world.ts'

/** What stories of people who pay in instalments are told with. */
export function scheduleStory(world: () => World) {
  const reader = () => world().runtime.database.reader

  function course(price: number, count: number, also: object = {}): Promise<Package> {
    return world().catalog('Course', { price, instalments: { count, every: monthly }, ...also })
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

  async function instalmentsOf(person: Person) {
    return (await scheduleOf(person)).instalments.map(({ status }) => status)
  }

  async function invoicesOf(person: Person) {
    return (await person.invoices()).map(({ status, totalMinor }) => `${status} ${totalMinor}`)
  }

  async function emailsTo({ customerId }: Person, template: string) {
    const rows = await reader()
      .selectFrom('emails')
      .select('created_at')
      .where('customer_id', '=', customerId)
      .where('template', '=', template)
      .orderBy('created_at')
      .execute()
    return rows.map((row) => dateIn(timeZone, row.created_at as Parameters<typeof dateIn>[1]))
  }

  async function told(person: Person, type: string) {
    const events = (
      await world().app.customers.staffHistory(world().staff, { customerId: person.customerId })
    ).events
    return events.filter((event) => event.type === type).toReversed()
  }

  async function buys(name: string, item: Package, card: Card = 'good') {
    const person = await world().person(name)
    await person.buys(card, item)
    return person
  }

  async function pays(person: Person, position: number | null): Promise<string> {
    const { id: scheduleId } = await scheduleOf(person)
    return (await world().app.schedules.pay(person.actor, { scheduleId, position })).number
  }

  async function payNumber(person: Person, number: string): Promise<void> {
    const invoice = present(
      (await person.invoices()).find((each) => each.number === number),
      'an invoice',
    )
    await person.pays(invoice.id, await person.storeCard('good'))
  }

  async function gift({ customerId }: Person, amountMinor: bigint): Promise<void> {
    const given = { customerId, currency: 'EUR', amountMinor: String(amountMinor), reason: 'a gift' }
    await world().app.payments.adjustCredit(world().staff, given)
  }

  return {
    reader,
    course,
    scheduleOf,
    instalmentsOf,
    invoicesOf,
    emailsTo,
    told,
    buys,
    pays,
    payNumber,
    gift,
  }
}
