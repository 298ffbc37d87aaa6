import { sql } from 'kysely'
import type { CalendarDate, Instant } from '../../src/kernel/calendar.ts'
import type { CustomerId, PurchaseId, ScheduleId } from '../../src/kernel/ids.ts'
import type { Reader } from '../../src/platform/database.ts'
import type { Simulated } from './simulated-shop.ts'

type Charge = NonNullable<Awaited<ReturnType<Simulated['app']['purchases']['page']>>['nextCharge']>

/** What a page said of a coming charge in the evening before its day, or before the day on which it was to be invoiced. */
export type Promised = {
  readonly at: Instant
  readonly customerId: CustomerId
  readonly purchaseId: PurchaseId
  /** Of what is paid in instalments. */
  readonly scheduleId: ScheduleId | null
  readonly charge: Charge
}

/** What the pages of customers say of what is charged, or invoiced, on a day. */
export async function promisedFor(shop: Simulated, day: CalendarDate): Promise<Promised[]> {
  const { app, reader, people, clock } = shop
  const actors = new Map(people.map(({ customerId, actor }) => [customerId, actor]))
  const promised: Promised[] = []
  for (const { customerId, purchaseId, scheduleId } of await comingOn(shop, reader, day)) {
    const actor = actors.get(customerId)
    if (!actor) continue
    const charge = scheduleId
      ? (await app.schedules.page(actor, { scheduleId })).charge
      : (await app.purchases.page(actor, { purchaseId })).nextCharge
    if (charge && (charge.on === day || charge.number === null)) {
      promised.push({ at: clock.now(), customerId, purchaseId, scheduleId, charge })
    }
  }
  return promised
}

type Coming = { customerId: CustomerId; purchaseId: PurchaseId; scheduleId: ScheduleId | null }

async function comingOn({ app }: Simulated, reader: Reader, day: CalendarDate): Promise<Coming[]> {
  const lead = app.shop.settings().renewalInvoiceDays
  const { rows } = await sql<Coming>`
    select p.customer_id as "customerId", p.id as "purchaseId", null::uuid as "scheduleId" from purchases p
    where p.status = 'active' and p.auto_renew and not p.is_changing and (p.expires_on = ${day}::date or p.expires_on = ${day}::date + ${lead}::int)
    union
    select p.customer_id, p.id, null from due_charges c join renewals r on r.invoice_id = c.invoice_id
      join purchases p on p.id = r.purchase_id where c.charge_on = ${day}
    union
    select s.customer_id, s.purchase_id, s.id from schedules s join instalments i on i.schedule_id = s.id
    where i.status = 'open' and i.due_on = ${day} order by 2`.execute(reader)
  return rows
}

type Happened = {
  number: string
  totalMinor: bigint
  chargedMinor: bigint | null
  creditMinor: bigint
  methods: string[]
}

/**
 * Each promise that was not kept, now that its day has begun: another amount was invoiced or charged, or nothing was. Nobody has done
 * anything in the night that could explain it.
 */
export async function brokenPromises(
  { reader, tally }: Simulated,
  promised: readonly Promised[],
): Promise<string[]> {
  const broken: string[] = []
  for (const promise of promised) {
    const happened = await whatHappened(reader, promise)
    const wrong = differs(promise.charge, happened)
    tally.note(promise.charge.number ? 'charged as shown' : 'invoiced as shown')
    if (!wrong) continue
    broken.push(`${wrong}: shown ${words(promise.charge)}, happened ${words(happened)}`)
  }
  return broken
}

function differs({ number, open, fromCredit, method, isAutomatic }: Charge, happened: Happened | undefined) {
  if (!happened) return 'nothing was invoiced'
  if (number === null) return happened.totalMinor === open.minor ? null : 'another amount was invoiced'
  if (happened.creditMinor !== fromCredit.minor) return 'another amount of credit was used'
  const rest = open.minor - fromCredit.minor
  if (!isAutomatic || !method || rest === 0n) {
    return happened.chargedMinor === null ? null : 'a charge that was not shown'
  }
  if (happened.chargedMinor !== rest) return 'another amount was charged'
  return happened.methods.every((label) => label === method.label) ? null : 'another method was charged'
}

async function whatHappened(
  reader: Reader,
  { at, purchaseId, scheduleId, charge }: Promised,
): Promise<Happened | undefined> {
  const { number } = charge
  // What its customer began to renew while it was stopped, and then kept, is charged as the shop's own would be.
  const isOurs = sql`(n.begun_by = 'shop' and n.issued_at > ${at}
    or exists (select from due_charges c where c.invoice_id = n.id))`
  const invoiced = scheduleId
    ? sql`instalments o where o.schedule_id = ${scheduleId}`
    : sql`renewals o where o.purchase_id = ${purchaseId}`
  const which = number
    ? sql`i.number = ${number}`
    : sql`i.id = (select n.id from invoices n where ${isOurs} and n.status in ('pending', 'paid')
        and n.id in (select o.invoice_id from ${invoiced}) order by n.id desc limit 1)`
  const { rows } = await sql<Happened>`
    select i.number, i.total_minor as "totalMinor",
      (select sum(part.amount_minor)::bigint from payment_invoices part join payments t on t.id = part.payment_id
        where part.invoice_id = i.id and t.created_at > ${at} and t.origin in ('renewal', 'instalment')) as "chargedMinor",
      (select coalesce(sum(-p.amount_minor), 0)::bigint from journals j join postings p on p.journal_id = j.id
        where j.invoice_id = i.id and j.kind = 'credit_applied' and p.account = 'invoice/' || i.id and j.at > ${at}) as "creditMinor",
      array(select t.method_label from payment_invoices part join payments t on t.id = part.payment_id
        where part.invoice_id = i.id and t.created_at > ${at} and t.origin in ('renewal', 'instalment')) as methods
    from invoices i where ${which}`.execute(reader)
  return rows[0]
}

function words(told: object | undefined): string {
  return JSON.stringify(told, (_, value) => (typeof value === 'bigint' ? String(value) : value))
}
