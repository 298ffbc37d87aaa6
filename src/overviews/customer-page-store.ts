import { type RawBuilder, sql } from 'kysely'
import { hasExpired, isIssued, isPaid, isToBePaid } from '../invoices/invoice-states.ts'
import { present } from '../kernel/assert.ts'
import type { CustomerId, PurchaseId } from '../kernel/ids.ts'
import { creditAccount } from '../ledger/account.ts'
import { isDue, isOverdue, stateOfInvoice, type When } from '../payments/due-store.ts'
import type { Reader } from '../platform/database.ts'
import { versionOf } from '../platform/history/version.ts'
import { inState } from '../platform/in-state.ts'
import { isUsable } from '../purchases/purchase-states.ts'
import { attachedBelow } from '../purchases/purchase-store.ts'
import type { Belongings, Person } from './customer-page-model.ts'
import { isRunning, scheduleColumns } from './schedule-list-store.ts'
import { staffPaymentColumns } from './staff-payment-store.ts'

/** Who a customer is and how they stand: details, login, sums by currency, credit and stored methods. */
export async function findPerson(reader: Reader, id: CustomerId, when: When): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select c.id, c.number::text, c.created_at as "createdAt", c.email, c.currency,
      u.email_verified as "isEmailConfirmed",
      json_build_object('name', c.name, 'company', c.company, 'phone', c.phone, 'line1', c.line1, 'line2', c.line2,
        'city', c.city, 'region', c.region, 'postcode', c.postcode, 'country', c.country, 'taxId', c.tax_id,
        'locale', c.locale, 'timeZone', c.time_zone) as details,
      ${versionOf(sql`c.id`)} as version,
      (select coalesce(json_agg(f), '[]') from (
        select currency,
          coalesce(sum(total_minor - received_minor) filter (where ${isDue(when)}), 0)::text as "owedMinor",
          coalesce(sum(total_minor - received_minor)
            filter (where ${isOverdue(when)}), 0)::text as "overdueMinor",
          coalesce(sum(received_minor - refunded_minor) filter (where ${inState(isPaid, 'status')}), 0)::text as "paidMinor"
        from invoices i where customer_id = c.id group by currency order by currency <> c.currency, currency) f) as sums,
      (select coalesce(json_agg(json_build_object('minor', balance_minor::text, 'currency', currency)
          order by currency <> c.currency, currency), '[]')
        from credit_balances where customer_id = c.id and balance_minor > 0) as credit,
      (select coalesce(json_agg(json_build_object('id', id, 'label', label, 'status', status, 'expMonth', exp_month,
          'expYear', exp_year, 'isDefault', is_default) order by is_default desc, id desc), '[]')
        from payment_methods where customer_id = c.id and removed_at is null) as methods
    from customers c left join users u on u.id = c.user_id where c.id = ${id}`.execute(reader)
  return rows[0]
}

export const countedUpTo = 1_000

/** What a customer has: purchases, invoices, payments, movements of credit and emails; of each a few, and how many there are. */
export async function findBelongings(
  reader: Reader,
  id: CustomerId,
  {
    limit,
    purchaseId,
    when,
  }: { readonly limit: number; readonly purchaseId: PurchaseId | null; readonly when: When },
): Promise<Belongings> {
  const { rows } = await sql<Belongings>`select
    json_build_object('purchases', (${countOf(sql`purchases`, id)}), 'schedules', (${countOf(sql`schedules`, id)}),
      'invoices', (${countOf(sql`invoices`, id, inState(isIssued, 'status'))}), 'payments', (${countOf(sql`payments`, id)}),
      'emails', (${countOf(sql`emails`, id)})) as counts,
    (select coalesce(json_agg(p), '[]') from (${purchasesOf(id, limit, purchaseId)}) p) as purchases,
    (select coalesce(json_agg(s), '[]') from (${schedulesOf(id, limit)}) s) as schedules,
    (select coalesce(json_agg(i), '[]') from (${invoicesOf(id, limit, when)}) i) as invoices,
    (select coalesce(json_agg(t), '[]') from (${paymentsOf(id, limit)}) t) as payments,
    (select coalesce(json_agg(m), '[]') from (${movementsOf(id, limit)}) m) as movements,
    (select coalesce(json_agg(m), '[]') from (${emailsOf(id, limit)}) m) as emails`.execute(reader)
  return present(rows[0], 'what a customer has')
}

const countOf = (table: RawBuilder<unknown>, id: CustomerId, which: RawBuilder<unknown> = sql`true`) =>
  sql`select count(*)::int from (select from ${table} where customer_id = ${id} and ${which} limit ${countedUpTo}) counted`

/** The one that was asked for first; what is used before what has ended, and what belongs to something below that. */
const purchasesOf = (id: CustomerId, limit: number, first: PurchaseId | null) => sql`
  select id, parent_id as "parentId", kind, name, quantity, fields, status, auto_renew as "autoRenew", collection, currency,
    price_minor::text as "priceMinor", term_unit as "termUnit", term_count as "termCount",
    started_on as "startedOn", expires_on as "expiresOn", ended_at as "endedAt", end_reason as "endReason",
    (select coalesce(json_agg(a.name order by a.id), '[]')
      from (${attachedBelow(sql`p.parent_id = purchases.id`)}) a) as "endAlong",
    (select coalesce(json_agg(p.name order by p.id), '[]') from purchases p
      where p.parent_id = purchases.id and not p.must_attach and ${inState(isUsable, 'p.status')}) as "goOn"
  from purchases where customer_id = ${id}
  order by id is not distinct from ${first}::uuid desc, ${inState(isUsable, 'status')} desc, coalesce(parent_id, id) desc, parent_id nulls first, id desc limit ${limit}`

const schedulesOf = (id: CustomerId, limit: number) => sql`
  select ${scheduleColumns} from schedules s where s.customer_id = ${id} order by ${isRunning} desc, s.id desc limit ${limit}`

/** The latest, pending ones before the rest; shown by what is to be done about them. */
const invoicesOf = (id: CustomerId, limit: number, when: When) => sql`
  select id, number, title, status, ${stateOfInvoice(when)} as state, currency, total_minor::text as "totalMinor",
    (total_minor - received_minor)::text as "openMinor", issued_on as "issuedOn", due_on as "dueOn"
  from invoices i where id in (select id from invoices where customer_id = ${id} and ${inState(isIssued, 'status')}
    order by ${inState(isToBePaid, 'status')} desc, id desc limit ${limit})
  order by ${inState(isToBePaid, 'status')} desc, ${inState(hasExpired, 'status')} desc, id desc`

const paymentsOf = (id: CustomerId, limit: number) => sql`
  select ${staffPaymentColumns} from payments t where t.customer_id = ${id} order by t.id desc limit ${limit}`

const movementsOf = (id: CustomerId, limit: number) => sql`
  select j.id, j.kind, j.at, p.currency, (-p.amount_minor)::text as "amountMinor", i.number as "invoiceNumber", j.reason
  from postings p join journals j on j.id = p.journal_id left join invoices i on i.id = j.invoice_id
  where p.account = ${creditAccount(id)} order by j.id desc limit ${limit}`

const emailsOf = (id: CustomerId, limit: number) => sql`
  select id, template, subject, recipient, status, created_at as "createdAt"
  from emails where customer_id = ${id} order by created_at desc limit ${limit}`
