import { sql } from 'kysely'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { CustomerId, PurchaseId, ScheduleId } from '../kernel/ids.ts'
import { methodToShow } from '../methods/method-store.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { keyset, type Place } from '../platform/keyset.ts'
import { isOpen } from '../schedules/instalment-states.ts'
import { instalmentLine } from '../schedules/instalment-terms.ts'
import type { ScheduleRow } from './listed-schedule.ts'

/**
 * What instalment `p` of schedule `s` comes to with its tax: at the rate of its invoice or, before there is one, at that of the first
 * instalment. `first` is the line of that one, `ordered` its invoice.
 */
const withTax = sql`(p.unit_minor * s.quantity - p.discount_minor)
  + case ordered.tax_mode when 'inclusive' then 0 else round((p.unit_minor * s.quantity - p.discount_minor)
      * coalesce(own.tax_rate_ppm, first.tax_rate_ppm)::numeric / 1000000)::bigint end`

const taxOf = sql`join purchases bought on bought.id = s.purchase_id
  join invoice_lines first on first.id = bought.line_id join invoices ordered on ordered.id = first.invoice_id
  left join invoice_lines own on own.invoice_id = p.invoice_id and own.fulfilment_kind = ${instalmentLine}
    and own.fulfilment ->> 'position' = p.position::text`

/** The next instalment of a customer's schedules that has no invoice yet, with its tax: one row at most. */
export const nextToInvoice = (customerId: CustomerId) => sql`
  select p.due_on as "on", s.currency, (${withTax})::text as minor
  from schedules s join instalments p on p.schedule_id = s.id and p.awaits_invoice ${taxOf}
  where s.customer_id = ${customerId} order by p.due_on, s.id limit 1`

/** The columns of {@link ScheduleRow}, of the table `schedules` as s: schedules whole, with their instalments. */
export const scheduleColumns = sql`s.id, s.purchase_id as "purchaseId", s.name, s.quantity, s.currency, s.coupon,
  s.cancel_reason as "cancelReason",
  (select json_agg(json_build_object('position', p.position, 'dueOn', p.due_on,
      'amountMinor', (${withTax})::text, 'status', p.status, 'number', i.number,
      'invoiceStatus', i.status, 'hasMoney', coalesce(i.received_minor, 0) > 0, 'attempt', t.status) order by p.position)
    from instalments p ${taxOf} left join invoices i on i.id = p.invoice_id left join lateral (
      select t.status from payments t join payment_invoices part on part.payment_id = t.id
      where part.invoice_id = p.invoice_id and ${inState(isOpen, 'p.status')} order by t.id desc limit 1
    ) t on true where p.schedule_id = s.id) as instalments`

/** That something of schedule s is still to be paid. */
export const isRunning = sql`exists (
  select from instalments p where p.schedule_id = s.id and ${inState(isOpen, 'p.status')})`

type Wanted = {
  readonly customerId: CustomerId
  readonly running: boolean
  readonly place: Place<ScheduleId>
  readonly limit: number
}

export async function listOwnSchedules(
  reader: Reader,
  { customerId, running, place, limit }: Wanted,
): Promise<ScheduleRow[]> {
  const { within, order } = keyset(sql`s.id`, place)
  const { rows } = await sql<ScheduleRow>`select ${scheduleColumns} from schedules s
    where s.customer_id = ${customerId} and ${isRunning} = ${running} and ${within}
    order by s.id ${order} limit ${limit}`.execute(reader)
  return rows
}

/** How many of a customer's schedules are running, and how many are done. */
export async function countSchedules(reader: Reader, customerId: CustomerId) {
  const { rows } = await sql<{ running: number; done: number }>`
    select count(*) filter (where ${isRunning})::int as running, count(*) filter (where not ${isRunning})::int as done
    from schedules s where customer_id = ${customerId}`.execute(reader)
  return rows[0] ?? { running: 0, done: 0 }
}

export async function scheduleRowOfPurchase(
  reader: Reader,
  id: PurchaseId,
): Promise<ScheduleRow | undefined> {
  const { rows } = await sql<ScheduleRow>`
    select ${scheduleColumns} from schedules s where s.purchase_id = ${id}`.execute(reader)
  return rows[0]
}

export type ScheduleWithRelated = ScheduleRow & {
  /** What instalments are charged to; null when nothing is stored. */
  readonly method: { readonly label: string } | null
  /** On which day the invoice of an open instalment is next charged by itself, by the instalment's position. */
  readonly chargeOn: Readonly<Record<string, CalendarDate>>
}

export async function findListedSchedule(
  reader: Reader,
  id: ScheduleId,
): Promise<ScheduleWithRelated | undefined> {
  const { rows } = await sql<ScheduleWithRelated>`select ${scheduleColumns},
      ${methodToShow(sql`s.customer_id`)} as method,
      (select coalesce(json_object_agg(p.position, c.charge_on), '{}') from instalments p
        join due_charges c on c.invoice_id = p.invoice_id
        where p.schedule_id = s.id and ${inState(isOpen, 'p.status')} and c.charge_on is not null) as "chargeOn"
    from schedules s where s.id = ${id}`.execute(reader)
  return rows[0]
}
