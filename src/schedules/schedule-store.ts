import { type RawBuilder, sql } from 'kysely'
import { assert } from '../kernel/assert.ts'
import { type CalendarDate, type Instant, plusDays } from '../kernel/calendar.ts'
import type { CustomerId, InvoiceId, PurchaseId, ScheduleId } from '../kernel/ids.ts'
import { canonical } from '../kernel/json.ts'
import { isBeingPaid } from '../payments/due-store.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import type { DueBy } from '../platform/due/due-source.ts'
import { inState } from '../platform/in-state.ts'
import { lockTaken } from '../platform/locks.ts'
import { isOpen } from './instalment-states.ts'
import type { Instalment, Schedule } from './schedule.ts'

type InstalmentRow = {
  position: number
  dueOn: CalendarDate
  unitMinor: string
  discountMinor: string
  status: Instalment['status']
  invoiceId: InvoiceId | null
  awaitsInvoice: boolean
  overdueOn: CalendarDate | null
}

export async function findSchedule(reader: Reader, id: ScheduleId): Promise<Schedule | undefined> {
  const { rows } = await sql<Omit<Schedule, 'instalments'> & { instalments: InstalmentRow[] }>`
    select s.id, s.customer_id as "customerId", s.purchase_id as "purchaseId", s.name, s.currency, s.quantity,
      s.tax_mode as "taxMode", s.tax_class_id as "taxClassId", s.coupon, s.created_at as "createdAt",
      (select json_agg(json_build_object('position', p.position, 'dueOn', p.due_on, 'unitMinor', p.unit_minor::text,
          'discountMinor', p.discount_minor::text, 'status', p.status, 'invoiceId', p.invoice_id,
          'awaitsInvoice', p.awaits_invoice, 'overdueOn', p.overdue_on) order by p.position)
        from instalments p where p.schedule_id = s.id) as instalments
    from schedules s where s.id = ${id}`.execute(reader)
  const row = rows[0]
  return row && { ...row, instalments: row.instalments.map(toInstalment) }
}

/** Locked first and read afterwards: a single statement would wait for whoever changes it and still see it as it was. */
export async function lockSchedule(trx: Transaction, id: ScheduleId): Promise<Schedule | undefined> {
  await sql`select id from schedules where id = ${id} for update`.execute(trx)
  lockTaken(trx, 'schedule', [id])
  return findSchedule(trx, id)
}

function toInstalment({ position, dueOn, status, invoiceId, ...row }: InstalmentRow): Instalment {
  const dated = {
    position,
    dueOn,
    unitMinor: BigInt(row.unitMinor),
    discountMinor: BigInt(row.discountMinor),
  }
  switch (status) {
    case 'open':
      return { ...dated, status, invoiceId, awaitsInvoice: row.awaitsInvoice, overdueOn: row.overdueOn }
    case 'paid':
      assert(invoiceId, 'what is paid was paid with an invoice')
      return { ...dated, status, invoiceId }
    case 'cancelled':
      return { ...dated, status, invoiceId }
  }
}

export async function insertSchedule(trx: Transaction, schedule: Schedule): Promise<void> {
  const { id, name, currency, quantity, coupon, instalments } = schedule
  await trx
    .insertInto('schedules')
    .values({
      id,
      name,
      currency,
      quantity,
      coupon,
      customer_id: schedule.customerId,
      purchase_id: schedule.purchaseId,
      tax_mode: schedule.taxMode,
      tax_class_id: schedule.taxClassId,
      created_at: schedule.createdAt,
    })
    .execute()
  await sql`insert into instalments (schedule_id, customer_id, position, due_on, unit_minor, discount_minor, status, invoice_id,
      awaits_invoice, overdue_on)
    select ${id}, ${schedule.customerId}, position, "dueOn", "unitMinor", "discountMinor", status, "invoiceId",
      coalesce("awaitsInvoice", false), "overdueOn" from ${rowsOf(instalments)}`.execute(trx)
}

/** Saves what changes of instalments in their life: state, invoice, and what is still to be done. */
export async function saveInstalments(
  trx: Transaction,
  id: ScheduleId,
  instalments: readonly Instalment[],
): Promise<void> {
  await sql`update instalments as p set status = row.status, invoice_id = row."invoiceId",
      awaits_invoice = coalesce(row."awaitsInvoice", false), overdue_on = row."overdueOn"
    from ${rowsOf(instalments)} where p.schedule_id = ${id} and p.position = row.position`.execute(trx)
}

function rowsOf(instalments: readonly Instalment[]) {
  return sql`jsonb_to_recordset(${canonical(instalments)}::jsonb) as row(position smallint, "dueOn" date,
    "unitMinor" bigint, "discountMinor" bigint, status text, "invoiceId" uuid,
    "awaitsInvoice" boolean, "overdueOn" date)`
}

export async function saveCancelled(
  trx: Transaction,
  id: ScheduleId,
  { at, reason }: { at: Instant; reason: string },
): Promise<void> {
  await trx
    .updateTable('schedules')
    .set({ cancelled_at: at, cancel_reason: reason })
    .where('id', '=', id)
    .execute()
}

/** The invoices that open instalments of a schedule stand on, in the order in which invoices are locked. */
export async function invoicesOfOpen(reader: Reader, id: ScheduleId): Promise<InvoiceId[]> {
  const { rows } = await sql<{ id: InvoiceId }>`select distinct invoice_id as id from instalments
    where schedule_id = ${id} and ${inState(isOpen, 'status')} and invoice_id is not null order by 1`.execute(
    reader,
  )
  return rows.map((row) => row.id)
}

export async function ownerOfSchedule(reader: Reader, id: ScheduleId): Promise<CustomerId | undefined> {
  const row = await reader
    .selectFrom('schedules')
    .select('customer_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.customer_id as CustomerId | undefined
}

/** Within another statement, whether some of what a purchase is paid in is still to be paid. */
export const hasOpenInstalments = (purchaseId: PurchaseId) =>
  sql<boolean>`exists (select from schedules s join instalments p on p.schedule_id = s.id
    where s.purchase_id = ${purchaseId} and ${inState(isOpen, 'p.status')})`

/** What was bought in instalments of which some stand on this invoice. */
export async function purchasesInInstalments(reader: Reader, invoiceId: InvoiceId): Promise<PurchaseId[]> {
  const { rows } = await sql<{ id: PurchaseId }>`select distinct s.purchase_id as id
    from instalments p join schedules s on s.id = p.schedule_id where p.invoice_id = ${invoiceId} order by 1`.execute(
    reader,
  )
  return rows.map(({ id }) => id)
}

/** Known by their schedule and their place in it. */
const instalmentId = sql`p.schedule_id || '/' || p.position`

/**
 * Instalments to invoice by then, as {@link instalmentInvoiceDay} has it; the first of a schedule is paid when that begins.
 */
export function instalmentsToInvoice({ today, shop }: DueBy): RawBuilder<unknown> {
  const { renewalInvoiceDays: days, timeZone } = shop
  const earliest = sql`least(before.due_on + 1, p.due_on)`
  return sql`select ${instalmentId} as id, s.customer_id,
      start_of_day(greatest(p.due_on - ${days}::int, ${earliest}), ${timeZone}) as due_at
    from instalments p join schedules s on s.id = p.schedule_id
    join instalments before on before.schedule_id = p.schedule_id and before.position = p.position - 1
    where p.awaits_invoice and p.due_on <= ${plusDays(today, days)}::date and ${earliest} <= ${today}::date`
}

/** Instalments whose day is over by then, and that nobody is paying. */
export function overdueInstalments({ at, today, shop }: DueBy): RawBuilder<unknown> {
  const isBeingPaidNow = isBeingPaid(sql`p.invoice_id`, { now: at, shop })
  return sql`select ${instalmentId} as id, s.customer_id, start_of_day(p.overdue_on, ${shop.timeZone}) as due_at
    from instalments p join schedules s on s.id = p.schedule_id where p.overdue_on <= ${today}::date and not ${isBeingPaidNow}`
}
