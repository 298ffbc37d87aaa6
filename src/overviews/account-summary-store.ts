import { sql } from 'kysely'
import { z } from 'zod'
import { origins } from '../invoices/invoice.ts'
import { beginners, hasExpired, invoiceStates, isToBePaid } from '../invoices/invoice-states.ts'
import { Day, list, MinorText, MoneyText } from '../kernel/codecs.ts'
import type { CustomerId } from '../kernel/ids.ts'
import { ListedInvoice } from '../overviews/invoice-list-store.ts'
import { isDue, isOverdue, stateOfInvoice, type When } from '../payments/due-store.ts'
import { paymentStatuses } from '../payments/payment.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { chargedOn, ListedPurchase, listedColumns } from '../purchases/purchase-list-store.ts'
import { isRevivable, isUsable } from '../purchases/purchase-states.ts'
import { hasRenewalLapsed } from '../purchases/renewal-states.ts'
import { ScheduleRow } from './listed-schedule.ts'
import { isRunning, scheduleColumns } from './schedule-list-store.ts'

// Amounts are decimal strings of minor units, instants ISO texts, as JSON from the database has them.

/** An invoice that can be paid: pending, or an expired renewal whose purchase can still be brought back. */
export const OpenInvoice = z.object({
  number: z.string(),
  title: z.string(),
  status: z.enum(['pending', 'expired']),
  state: z.enum(invoiceStates),
  begunBy: z.enum(beginners),
  origin: z.enum(origins),
  dueOn: Day,
  currency: z.string(),
  openMinor: MinorText,
  /** On which day it is charged by itself. */
  chargeOn: Day.nullable(),
  /** How the last attempt to pay it stands; null when there was none. */
  attempt: z.enum(paymentStatuses).nullable(),
  reason: z.string().nullable(),
  methodLabel: z.string().nullable(),
})
export type OpenInvoice = z.output<typeof OpenInvoice>

export const InvoiceSide = z.object({
  emailConfirmed: z.boolean(),
  credit: list(MoneyText),
  sums: list(
    z.object({ currency: z.string(), count: z.number(), dueMinor: MinorText, overdueMinor: MinorText }),
  ),
  open: list(OpenInvoice),
  latest: list(ListedInvoice),
})
export type InvoiceSide = z.output<typeof InvoiceSide>

type Wanted = When & { readonly customerId: CustomerId }

/** What an account owes, holds and was last invoiced, in one statement. */
export async function invoiceSide(reader: Reader, wanted: Wanted): Promise<InvoiceSide> {
  const { customerId, today } = wanted
  const { rows } = await sql<InvoiceSide>`select
    (select u.email_verified from customers c join users u on u.id = c.user_id where c.id = ${customerId})
      as "emailConfirmed",
    (select coalesce(json_agg(json_build_object('minor', balance_minor::text, 'currency', currency) order by currency), '[]')
      from credit_balances where customer_id = ${customerId} and balance_minor > 0) as credit,
    (select coalesce(json_agg(s), '[]') from (
      select currency, count(*)::int as count, sum(total_minor - received_minor)::text as "dueMinor",
        coalesce(sum(total_minor - received_minor) filter (where ${isOverdue(wanted)}), 0)::text as "overdueMinor"
      from invoices i where customer_id = ${customerId} and ${isDue(wanted)}
      group by currency order by currency) s) as sums,
    (select coalesce(json_agg(o), '[]') from (
      select i.number, i.title, i.status, ${stateOfInvoice(wanted)} as state, i.begun_by as "begunBy", i.origin, i.due_on as "dueOn", i.currency,
        (i.total_minor - i.received_minor)::text as "openMinor", ${chargedOn} as "chargeOn",
        last.status as attempt, last.reason, last.method_label as "methodLabel"
      from invoices i left join due_charges c on c.invoice_id = i.id left join lateral (
        select status, reason, method_label from payments t join payment_invoices part on part.payment_id = t.id
          where part.invoice_id = i.id order by t.id desc limit 1) last on true
      where i.customer_id = ${customerId} and (${inState(isToBePaid, 'i.status')} or ${inState(hasExpired, 'i.status')} and exists (
        select from renewals r join purchases p on p.id = r.purchase_id where r.invoice_id = i.id
          and ${inState(hasRenewalLapsed, 'r.status')} and ${inState(isRevivable, 'p.status')} and p.expires_on + p.renew_after_days >= ${today}))
      order by i.due_on, i.id limit 20) o) as open,
    (select coalesce(json_agg(l), '[]') from (
      select i.id, i.number, i.title, i.status, ${stateOfInvoice(wanted)} as state, i.origin, i.issued_on as "issuedOn", i.due_on as "dueOn",
        i.currency, i.total_minor::text as "totalMinor", i.received_minor::text as "receivedMinor"
      from invoices i where customer_id = ${customerId} and number is not null order by id desc limit 5) l) as latest
  `.execute(reader)
  return rows[0] ?? { emailConfirmed: false, credit: [], sums: [], open: [], latest: [] }
}

export const PurchaseSide = z.object({
  active: z.number(),
  purchases: list(ListedPurchase),
  schedules: list(ScheduleRow),
})
export type PurchaseSide = z.output<typeof PurchaseSide>

/** What an account owns and pays in instalments, in one statement. */
export async function purchaseSide(
  reader: Reader,
  { customerId }: Pick<Wanted, 'customerId'>,
): Promise<PurchaseSide> {
  const { rows } = await sql<PurchaseSide>`select
    (select count(*)::int from purchases where customer_id = ${customerId} and ${inState(isUsable, 'status')}) as active,
    (select coalesce(json_agg(l), '[]') from (
      select p.parent_id is null as "isRoot", ${listedColumns} from purchases p
      where p.customer_id = ${customerId} and ${inState(isUsable, 'p.status')}
      order by p.expires_on nulls last, p.id desc limit 5) l) as purchases,
    (select coalesce(json_agg(l), '[]') from (
      select ${scheduleColumns} from schedules s where s.customer_id = ${customerId} and ${isRunning}
      order by s.id desc limit 3) l) as schedules
  `.execute(reader)
  return rows[0] ?? { active: 0, purchases: [], schedules: [] }
}
