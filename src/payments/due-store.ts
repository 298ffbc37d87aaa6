import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isPaid, isToBePaid } from '../invoices/invoice-states.ts'
import { type CalendarDate, type Instant, plusMilliseconds } from '../kernel/calendar.ts'
import type { InvoiceId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import type { ShopSettings } from '../platform/shop-settings.ts'
import { isWaiting, isWithGateway } from './payment-states.ts'
import './transfer-settings.ts'

// Questions about an invoice that other statements call `i`, of which payments know the answer.

const dayMs = 86_400_000

/** A moment, its day in the shop's calendar, and the shop's settings. */
export type When = Moment & { readonly today: CalendarDate }
type Moment = { readonly now: Instant; readonly shop: ShopSettings }

/**
 * A payment of the invoice that has this id there is under way: in review, challenged, being collected, or announced as a transfer no
 * longer ago than the shop waits for one. While that lasts it is neither due nor overdue, nor charged nor expired (01-domain, Invoices).
 */
export function isBeingPaid(invoiceId: RawBuilder<unknown>, { now, shop }: Moment): RawBuilder<SqlBool> {
  const announcedBefore = plusMilliseconds(now, -shop.transferWaitDays * dayMs)
  return sql<SqlBool>`exists (select from payment_invoices part join payments t on t.id = part.payment_id
    where part.invoice_id = ${invoiceId} and part.is_unresolved
      and not (${inState(isWaiting, 't.status')} and t.method_id is null and t.created_at < ${announcedBefore}))`
}

/**
 * The gateway has a payment of it, as one in review or a debit under way: nobody has to do anything but wait. A challenge waits for the
 * customer, and so does a transfer that was announced.
 */
export function isWithTheGateway(invoiceId: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select from payment_invoices part join payments t on t.id = part.payment_id
    where part.invoice_id = ${invoiceId} and part.is_unresolved and (${inState(isWithGateway, 't.status')}
      or ${inState(isWaiting, 't.status')} and t.method_id is not null and t.continue_url is null))`
}

/** What is open of it is owed: the shop asked for it, and no payment of it is under way. */
export function isDue(when: When): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${inState(isToBePaid, 'i.status')} and i.begun_by = 'shop' and not ${isBeingPaid(sql`i.id`, when)})`
}

/** Its customer began it and may leave it: it makes way for the shop's own (the SQL twin of `isChoice`, unless it is being paid). */
export function isOnlyChosen(when: When): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${inState(isToBePaid, 'i.status')} and i.begun_by = 'customer' and not ${isBeingPaid(sql`i.id`, when)})`
}

export function isOverdue(when: When): RawBuilder<SqlBool> {
  return sql<SqlBool>`(i.due_on < ${when.today}::date and ${isDue(when)})`
}

/** The SQL twin of `invoiceState` (invoices/invoice-states.ts). */
export function stateOfInvoice(when: When): RawBuilder<string> {
  return sql<string>`case
    when ${inState(isPaid, 'i.status')} and i.refunded_minor > 0
      then case when i.refunded_minor = i.received_minor then 'refunded' else 'partly_refunded' end
    when not ${inState(isToBePaid, 'i.status')} then i.status
    when ${isBeingPaid(sql`i.id`, when)} then 'processing'
    when ${isOverdue(when)} then 'overdue'
    when i.received_minor > 0 then 'partly_paid'
    else 'pending' end`
}

/** Of the invoices that would be due for something by then (`id`, `customer_id`, `due_at`), those of which no payment is under way. */
export function unlessBeingPaid(due: RawBuilder<unknown>, when: Moment): RawBuilder<unknown> {
  return sql`select i.id, i.customer_id, i.due_at from (${due}) i where not ${isBeingPaid(sql`i.id::uuid`, when)}`
}

/**
 * The same of those that are taken back, and not only expire: a transfer that was announced long ago is decided by staff first, since an
 * invoice that is cancelled can take no money any more.
 */
export function unlessUnresolved(due: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select i.id, i.customer_id, i.due_at from (${due}) i where not exists (
    select from payment_invoices part where part.invoice_id = i.id::uuid and part.is_unresolved)`
}

export async function findWhetherBeingPaid(reader: Reader, id: InvoiceId, when: Moment): Promise<boolean> {
  const { rows } = await sql<{ answer: boolean }>`
    select ${isBeingPaid(sql`${id}::uuid`, when)} as answer`.execute(reader)
  return rows[0]?.answer ?? false
}
