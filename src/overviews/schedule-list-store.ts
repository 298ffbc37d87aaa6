import { sql } from 'kysely'
import { taxOfCustomer } from '../catalog/catalog-store.ts'
import type { CustomerId, PurchaseId, ScheduleId } from '../kernel/ids.ts'
import { methodToShow } from '../methods/method-store.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { keyset, type Place } from '../platform/keyset.ts'
import { isOpen } from '../schedules/instalment-states.ts'
import { instalmentLine } from '../schedules/instalment-terms.ts'
import type { ScheduleRow } from './listed-schedule.ts'

/**
 * The columns of {@link ScheduleRow}, of the table `schedules` as s: schedules whole, with their instalments. What has no invoice yet
 * bears the tax that it would be invoiced with today.
 */
export const scheduleColumns = sql`s.id, s.purchase_id as "purchaseId", s.name, s.quantity, s.currency, s.coupon,
  s.cancel_reason as "cancelReason",
  (select json_agg(json_build_object('position', p.position, 'dueOn', p.due_on,
      'lineMinor', (p.unit_minor * s.quantity - p.discount_minor)::text, 'ratePpm', coalesce(own.tax_rate_ppm::text, now.tax ->> 'ratePpm'),
      'taxMode', case when own.invoice_id is null then s.tax_mode else i.tax_mode end, 'status', p.status, 'number', i.number,
      'invoiceStatus', i.status, 'hasMoney', coalesce(i.received_minor, 0) > 0, 'attempt', t.status) order by p.position)
    from instalments p join purchases bought on bought.id = s.purchase_id
    left join invoice_lines own on own.invoice_id = p.invoice_id and not p.awaits_invoice and (own.id = bought.line_id
      or own.fulfilment_kind = ${instalmentLine} and own.fulfilment ->> 'position' = p.position::text
        and own.fulfilment ->> 'scheduleId' = s.id::text)
    left join invoices i on i.id = p.invoice_id left join lateral (
      select t.status from payments t join payment_invoices part on part.payment_id = t.id
      where part.invoice_id = p.invoice_id and ${inState(isOpen, 'p.status')} order by t.id desc limit 1
    ) t on true cross join lateral (
      select ${taxOfCustomer(sql`s.tax_class_id`)} as tax from customers c where c.id = s.customer_id) now
    where p.schedule_id = s.id) as instalments`

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

type Found = {
  readonly row: ScheduleRow
  readonly customerId: CustomerId
  /** What instalments are charged to; null when nothing is stored. */
  readonly method: { readonly label: string } | null
}

/** A schedule by itself or by the purchase that it pays, and whose it is. */
export async function findScheduleRow(
  reader: Reader,
  by: { readonly id: ScheduleId } | { readonly purchaseId: PurchaseId },
): Promise<Found | undefined> {
  const which = 'id' in by ? sql`s.id = ${by.id}` : sql`s.purchase_id = ${by.purchaseId}`
  const { rows } = await sql<Found>`
    select s.customer_id as "customerId", ${methodToShow(sql`s.customer_id`)} as method, to_jsonb(one) as row
    from schedules s cross join lateral (select ${scheduleColumns}) one where ${which}`.execute(reader)
  return rows[0]
}
