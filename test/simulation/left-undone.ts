import { sql } from 'kysely'
import { present } from '../../src/kernel/assert.ts'
import { type CalendarDate, dateIn, type Instant, plusDays } from '../../src/kernel/calendar.ts'
import type { Reader } from '../../src/platform/database.ts'
import { loadShop } from '../../src/shop/shop-store.ts'
import { query } from './invariants.ts'

/** What must be true besides when everything due was done, nothing is interrupted, and `now` is the present. */
export async function leftUndone(reader: Reader, now: Instant): Promise<string[]> {
  const { timeZone, renewalInvoiceDays } = present(await loadShop(reader), 'the shop').settings
  const today = dateIn(timeZone, now)
  const { rows } = await undone(now, { today, invoicedUntil: plusDays(today, renewalInvoiceDays) }).execute(
    reader,
  )
  return rows.map(({ what, which }) => `${what}: ${which}`)
}

type Days = { today: CalendarDate; invoicedUntil: CalendarDate }

/** How many days the term of a purchase is, a month counted as 30 of them. */
const lengthOf = (purchase: string) => {
  const of = (column: string) => sql.ref(`${purchase}.${column}`)
  return sql`(${of('term_count')} * case ${of('term_unit')} when 'day' then 1 when 'week' then 7 when 'month' then 30 else 365 end)`
}

const undone = (now: Instant, { today, invoicedUntil }: Days) =>
  query(sql`
  select 'something is overdue' as what, source || ' ' || id as which from (
    select 'payment' as source, id from payments where ask_at <= ${now}
    union all select 'refund', id from refunds where ask_at <= ${now}
    union all select 'renewal to invoice', id from purchases p
      where status = 'active' and auto_renew and expires_on <= ${invoicedUntil} and not (is_changing and expires_on > ${today})
        and expires_on - ${lengthOf('p')} / 3 <= ${today}
        and not exists (select from renewals where purchase_id = p.id and period_start = p.expires_on)
    union all select 'change to end', c.id from changes c where c.status = 'waiting' and c.waits_until <= ${now} and not exists (
      select from payment_invoices part where part.invoice_id = c.invoice_id and part.is_unresolved)
    union all select 'invoice to charge', invoice_id from due_charges where charge_on <= ${today}
    union all select 'instalment to invoice', p.schedule_id from instalments p
      join instalments before on before.schedule_id = p.schedule_id and before.position = p.position - 1
      left join invoices i on i.id = p.invoice_id
      where p.status = 'open' and p.due_on <= ${invoicedUntil} and before.due_on < ${today}
        and coalesce(i.status, 'expired') = 'expired' and not exists (
          select from payment_invoices t where t.invoice_id = p.invoice_id and t.is_unresolved)
    union all select 'overdue instalment', p.schedule_id from instalments p where overdue_on <= ${today} and not exists (
      select from payment_invoices part join payments t on t.id = part.payment_id
      where part.invoice_id = p.invoice_id and part.is_unresolved
        and (t.method_id is not null or t.created_at > ${now}::timestamptz - interval '14 days'))
    union all select 'purchase to end', id from (
      select p.id, expires_on + case when auto_renew then least(grace_days, ${lengthOf('p')} / 2) else 0 end as ends_on,
        exists (select from renewals r join payment_invoices part using (invoice_id) join payments t on t.id = part.payment_id
          where r.purchase_id = p.id and part.is_unresolved and t.continue_url is null
            and (t.method_id is not null or t.status = 'in_review')) as is_being_paid
      from purchases p where status = 'active') ending
      where ends_on <= ${today} and (not is_being_paid or ends_on <= ${today}::date - 14)
    union all select 'invoice to expire', i.id from invoices i where status = 'pending' and expires_on <= ${today}
      and not exists (select from payment_invoices part join payments t on t.id = part.payment_id
        where part.invoice_id = i.id and part.is_unresolved
          and (t.method_id is not null or t.created_at > ${now}::timestamptz - interval '14 days'))
  ) due
  union all
  select 'a payment stays unresolved', id::text from payments
  where (status = 'processing' or (status = 'pending' and method_id is not null
      and exists (select from payment_methods m where m.id = method_id and m.kind = 'card')))
    and created_at < ${now}::timestamptz - interval '1 day'
  union all
  select 'a refund stays unresolved', id::text from refunds
  where status = 'processing' and created_at < ${now}::timestamptz - interval '1 day'`)
