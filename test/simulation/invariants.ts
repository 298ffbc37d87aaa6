import { type RawBuilder, sql } from 'kysely'
import type { Package } from '../../src/catalog/package.ts'
import type { Reader } from '../../src/platform/database.ts'

type Broken = { what: string; which: string }

/** What must be true of every shop at every moment, whatever happened. Answers with each thing that is not. */
export async function brokenInvariants(reader: Reader): Promise<string[]> {
  const found = await Promise.all([books, payments, deliveries, history].map((all) => all.execute(reader)))
  return found.flatMap(({ rows }) => rows.map(({ what, which }) => `${what}: ${which}`))
}

/**
 * What is left of each thing, and what was ordered and neither cancelled nor left unpaid, is what there was at first and what staff have
 * put there since.
 */
export async function lostStock(reader: Reader, packages: readonly Package[]): Promise<string[]> {
  const { rows } = await sql<{ id: string; had: bigint }>`
    select p.id, p.stock + coalesce(sum(l.quantity) filter (where i.status in ('pending', 'paid')), 0)
      - (select coalesce(sum((e.payload ->> 'by')::int), 0) from events e
        where e.type = 'package.stock_changed' and e.payload ->> 'packageId' = p.id::text)
      + (select coalesce(sum((quote ->> 'takesStock')::int), 0) from changes where quote ->> 'packageId' = p.id::text and status in ('waiting', 'done'))
      - (select coalesce(sum(gave), 0) from changes where quote #>> '{was,packageId}' = p.id::text) as had
    from packages p left join invoice_lines l on l.fulfilment->>'packageId' = p.id::text
    left join invoices i on i.id = l.invoice_id where p.stock is not null group by p.id`.execute(reader)
  const first = new Map(packages.map(({ id, stock }) => [id as string, stock ?? 0]))
  return rows
    .map(({ id, had }) => ({ id, surplus: Number(had) - (first.get(id) ?? 0) }))
    .filter(({ surplus }) => surplus !== 0)
    .map(({ id, surplus }) => `of the package ${id} ${surplus} more are left than should be`)
}

/** What is too slow to ask every evening. */
export async function brokenRarely(reader: Reader): Promise<string[]> {
  const { rows } = await unasked.execute(reader)
  return rows.map(({ what, which }) => `${what}: ${which}`)
}

/** And when, besides, every webhook was taken: the shop knows of all that the provider has done. */
export async function unknownToShop(reader: Reader): Promise<string[]> {
  const { rows } = await unknown.execute(reader)
  return rows.map(({ what, which }) => `${what}: ${which}`)
}

const taken = sql`('approved', 'partly_refunded', 'refunded')`
/** What the sandbox has taken: at once, or by a debit that has come. */
const charged = sql`(c.status = 'approved' or c.status = 'waiting' and c.decides_to = 'approved' and c.decides_at <= (
  select coalesce(max(at), now()) from events))`
export const query = (text: RawBuilder<unknown>) => text as RawBuilder<Broken>

const books = query(sql`
  with account as materialized (select account, currency, sum(amount_minor) as minor from postings group by 1, 2),
  received as materialized (
    select j.invoice_id, -sum(p.amount_minor) as minor from journals j join postings p on p.journal_id = j.id
    where j.kind in ('payment_received', 'credit_applied', 'invoice_money_to_credit') and p.account = 'invoice/' || j.invoice_id group by 1),
  gateway as (
    select 'gateway/' || gateway as account, sum(minor) as minor from (
      select gateway, amount_minor - refunded_minor as minor from payments where status in ${taken}
      union all select gateway, -amount_minor - fee_minor from disputes where withdrawn_at is not null
      union all select gateway, amount_minor from disputes where reinstated_at is not null) moved group by 1)
  select 'the books do not sum to zero' as what, currency as which from account group by currency having sum(minor) <> 0
  union all
  select 'cached credit is not what the books say', coalesce(cached.customer_id::text, account)
  from (select * from credit_balances where balance_minor <> 0) cached
  full join (select * from account where account like 'credit/%' and minor <> 0) a
    on a.account = 'credit/' || cached.customer_id and a.currency = cached.currency
  where coalesce(cached.balance_minor, 0) <> coalesce(-a.minor, 0)
  union all
  select 'an invoice holds other money than its state says', i.number
  from invoices i left join account a on a.account = 'invoice/' || i.id
  where coalesce(-a.minor, 0) <> case when i.status in ('pending', 'expired') then i.received_minor else 0 end
  union all
  select 'an invoice received other money than was booked', i.number
  from invoices i left join received r on r.invoice_id = i.id where i.received_minor <> coalesce(r.minor, 0)
  union all
  select 'a paid invoice was not paid in full', number from invoices
  where status = 'paid' and received_minor <> total_minor
  union all
  select 'a gateway holds other money than its payments', coalesce(g.account, a.account)
  from gateway g full join (select * from account where account like 'gateway/%') a on a.account = g.account
  where coalesce(g.minor, 0) <> coalesce(a.minor, 0)
  union all
  select 'the account of a dispute is not what its state says', d.id::text
  from disputes d left join account a on a.account = 'disputed/' || d.id
  where coalesce(a.minor, 0) <> case when d.withdrawn_at is null or d.reinstated_at is not null or d.status = 'lost'
    then 0 else d.amount_minor end`)

const payments = query(sql`
  select 'the shop holds as paid what the provider has not taken' as what, t.id::text as which
  from payments t left join sandbox.charges c on c.key = t.id::text
  where t.gateway = 'sandbox' and t.status in ${taken}
    and (c.key is null or not ${charged} or c.amount_minor <> t.amount_minor or t.refunded_minor <>
      c.refunded_minor - coalesce((select sum(s.amount_minor) from sandbox.refunds s
        where s.charge_key = c.key and s.status = 'done' and not exists (select from refunds r
          where r.status = 'done' and (r.id::text = s.key or r.external_id = s.id))), 0))
  union all
  select 'the provider took what the shop gave up', c.key
  from sandbox.charges c left join payments t on t.id::text = c.key
  where ${charged} and coalesce(t.status, 'failed') in ('failed', 'refused')
  union all
  select 'an invoice was charged for more than its total', i.number
  from invoices i join payment_invoices part on part.invoice_id = i.id
  join payments t on t.id = part.payment_id and t.status in ${taken}
  -- What staff write down may be a part, which is credit again once the invoice has expired.
  where t.origin <> 'staff'
  group by i.id having sum(part.amount_minor) > i.total_minor
  union all
  select 'the parts of a payment do not come to it', t.id::text
  from payments t join payment_invoices part on part.payment_id = t.id
  group by t.id having sum(part.amount_minor) <> t.amount_minor
  union all
  select 'more was given back than was paid', number from invoices where refunded_minor > received_minor
  union all
  select 'a payment and its refunds differ', t.id::text
  from payments t left join refunds r on r.payment_id = t.id and r.status = 'done'
  group by t.id having t.refunded_minor <> coalesce(sum(r.amount_minor), 0)`)

const deliveries = query(sql`
  select 'a purchase was not paid for' as what, p.id::text as which
  from purchases p join invoice_lines l on l.id = p.line_id join invoices i on i.id = l.invoice_id
  where i.status <> 'paid' or p.customer_id <> i.customer_id
  union all
  select 'something paid was not delivered', i.number
  from invoices i join invoice_lines l on l.invoice_id = i.id left join purchases p on p.line_id = l.id
  where i.status = 'paid' and l.fulfilment_kind = 'purchase.new' and p.id is null
  union all
  select 'a renewal and its invoice differ', i.number from renewals r join invoices i on i.id = r.invoice_id
  where r.status <> case i.status when 'pending' then 'open' when 'expired' then 'lapsed' else i.status end
  union all
  select 'a purchase is invoiced for other than its renewals say', p.id::text from purchases p
  where (p.invoiced_for is not distinct from p.expires_on) <> (p.expires_on is null
    or exists (select from renewals r where r.purchase_id = p.id and r.period_start = p.expires_on))
  union all
  select 'paid renewals and renewed terms differ', r.purchase_id::text
  from (select purchase_id, count(*) from renewals where status = 'paid' group by 1) r
  full join (select (payload#>>'{purchase,id}')::uuid as id, count(*) from events where type = 'purchase.renewed' group by 1) e
    on e.id = r.purchase_id
  where r.count is distinct from e.count
  union all
  select 'a payment of a schedule and its invoice differ', p.schedule_id::text || ' ' || p.position
  from instalments p join invoices i on i.id = p.invoice_id
  where (p.status = 'paid') <> (i.status = 'paid') or p.status = 'open' and i.status not in ('pending', 'expired')
  union all
  select 'an invoice of a schedule asks for what stands elsewhere', i.number
  from invoices i join invoice_lines l on l.invoice_id = i.id and l.fulfilment_kind = 'instalment'
  join instalments p on p.schedule_id = (l.fulfilment->>'scheduleId')::uuid
    and p.position = (l.fulfilment->>'position')::int
  where i.status <> 'cancelled' and p.invoice_id is distinct from i.id
  union all
  select 'a schedule comes to other than was agreed', s.id::text
  from schedules s join purchases p on p.id = s.purchase_id join instalments part on part.schedule_id = s.id
  group by s.id, p.price_minor having sum(part.unit_minor) <> p.price_minor
  union all
  select 'a coupon is used otherwise than it says', code from coupons c
  where used <> (select count(*) from coupon_redemptions r where r.coupon_id = c.id and r.returned_at is null)
  union all
  select 'a coupon took off other than the lines say', i.number
  from invoices i join invoice_lines l on l.invoice_id = i.id left join coupon_redemptions r on r.invoice_id = i.id
  where i.origin = 'customer' group by i.id, r.discount_minor
  having coalesce(r.discount_minor, 0) <> sum(l.discount_minor)
  union all
  select 'the use of a dead order counts, or of a living one does not', i.number
  from coupon_redemptions r join invoices i on i.id = r.invoice_id
  where (r.returned_at is null) <> (i.status in ('pending', 'paid'))
  union all
  select 'the numbers of invoices have a gap or a twin', count(*)::text from invoices
  having count(*) <> (select next - 1 from number_series where series = 'invoice')
  union all
  select 'the numbers of credit notes have a gap or a twin', count(*)::text from credit_notes
  having count(*) <> (select next - 1 from number_series where series = 'credit_note')`)

/** How often each kind of event and of email must be there, by what there is. */
const history = query(sql`
  with recorded as materialized (select type, count(*) from events group by 1),
  written as materialized (select template, count(*) from emails where occasion not like 'sent again at %' group by 1),
  made(type, count) as (
    select 'customer.opened', count(*) from customers
    union all select 'package.created', count(*) from packages
    union all select 'coupon.created', count(*) from coupons
    union all select 'coupon.redeemed', count(*) from coupon_redemptions
    union all select 'payment_method.added', count(*) from payment_methods
    union all select 'invoice.issued', count(*) from invoices
    union all select 'invoice.paid', count(*) from invoices where status = 'paid'
    union all select 'invoice.cancelled', count(*) from invoices where status = 'cancelled'
    union all select 'purchase.made', count(*) from purchases
    union all select 'purchase.cancelled', count(*) from purchases where status = 'cancelled'
    union all select 'schedule.made', count(*) from schedules
    union all select 'schedule.cancelled', count(*) from schedules where cancelled_at is not null
    union all select 'instalment.paid', count(distinct invoice_id) from instalments
      where status = 'paid' and position > 1
    union all select 'payment.approved', count(*) from payments t join payment_invoices part on part.payment_id = t.id
      where status in ${taken}
    union all select 'dispute.opened', count(*) from disputes where withdrawn_at is not null
    union all select 'dispute.won', count(*) from disputes where status = 'won'
    union all select 'dispute.lost', count(*) from disputes d where status = 'lost' or exists (
      select from journals j join postings p on p.journal_id = j.id
      where j.kind = 'dispute_lost' and p.account = 'disputed/' || d.id)
    union all select 'dispute.funds_withdrawn', count(*) from disputes where withdrawn_at is not null
    union all select 'payment.recorded', count(*) from payments where origin = 'staff'
    union all select 'refund.started', count(*) from refunds where reason <> 'made_at_provider' and source = 'invoice'
    union all select 'refund.completed', count(*) from refunds where status = 'done' and source = 'invoice'
    union all select 'refund.failed', count(*) from refunds where status = 'failed' and source = 'invoice'
    union all select 'credit_return.started', count(*) from refunds where source = 'credit'
    union all select 'credit_return.completed', count(*) from refunds where status = 'done' and source = 'credit'
    union all select 'credit_return.failed', count(*) from refunds where status = 'failed' and source = 'credit'
    union all select 'credit_note.issued', count(*) from credit_notes
    union all select 'purchase.changed', count(*) from changes where status = 'done'
    union all select 'change.withdrawn', count(*) from changes where status = 'withdrawn'
    union all select 'email.kept', count(*) from emails where status = 'kept'),
  caused(template, count) as (
    select 'invoice.paid', count(*) from invoices where status = 'paid'
    union all select 'invoice.issued', count(*) from invoices
      where (origin = 'renewal' and begun_by = 'shop' or origin = 'instalment' and created_by->>'kind' = 'system') and total_minor > 0
    union all select 'payment.instructions', count(*) from payments t join payment_invoices on payment_id = t.id
      where gateway = 'manual' and origin <> 'staff'
    union all select 'refund.completed', count(*) from credit_notes where reason not in ('dispute_lost', 'not_delivered', 'package_changed')
    union all select 'credit.returned', count(*) from refunds where status = 'done' and source = 'credit'
    union all select 'purchase.expired', count(*) from events where type = 'purchase.expired'
    union all select 'purchase.changed', count(*) from changes where status = 'done' and invoice_id is null
    union all select 'renewal.payment_failed', count(*) from payments
      where origin = 'renewal' and status in ('refused', 'failed')
    union all select 'instalment.payment_failed', count(*) from payments
      where origin = 'instalment' and status in ('refused', 'failed')
    union all select 'renewal.reminder', count(*) from events where type = 'renewal.reminded'
      or type = 'renewal.not_charged' and payload->>'reason' in ('no_method', 'not_taken')
    union all select 'credit.received', count(*) from journals where kind = 'payment_to_credit'
    union all select 'instalment.reminder', count(*) from events
      where type = 'instalment.not_charged' and payload->>'reason' = 'no_method')
  select 'what happened and what is recorded differ' as what, made.type || ' ' || made.count || ' ' || recorded.count as which
  from made left join recorded using (type) where made.count <> coalesce(recorded.count, 0)
  union all
  select 'what happened and what was emailed differ', template || ' ' || caused.count || ' ' || coalesce(w.count, 0)
  from caused left join written w using (template) where caused.count <> coalesce(w.count, 0)
  union all
  select 'what was sent again and what was emailed differ', sent.count || ' ' || written.count
  from (select count(*) from events where type = 'invoice.sent_again') sent,
    (select count(*) from emails where occasion like 'sent again at %') written where sent.count <> written.count
  union all
  select 'a chain does not end where its head says', h.chain::text from history_heads h
  left join events e on e.chain = h.chain and e.seq = h.seq where e.digest is distinct from h.digest
  union all
  select 'a chain has a gap', sum(seq)::text from history_heads having sum(seq) <> (select count(*) from events)`)

const unknown = query(sql`
  select 'the shop does not know what the provider has taken' as what, c.key as which
  from sandbox.charges c left join payments t on t.id::text = c.key
  where ${charged} and (t.id is null or t.status not in ${taken})
  union all
  select 'the shop does not know of a dispute', s.id
  from sandbox.disputes s left join disputes d on d.external_id = s.id
  where s.opens_at <= (select max(at) from events) - interval '1 day' and d.id is null
  union all
  select 'the shop does not know what was given back', c.key
  from sandbox.charges c join payments t on t.id::text = c.key where c.refunded_minor <> t.refunded_minor`)

const unasked = query(sql`
  select 'a renewal was charged that its customer wanted to pay by hand' as what, e.payload#>>'{invoice,number}' as which
  from events e
  join invoice_lines l on l.invoice_id = (e.payload#>>'{invoice,id}')::uuid and l.fulfilment_kind = 'purchase.renewal'
  join lateral (
    select payload->>'collection' as wanted from events
    where chain = e.chain and seq < e.seq and type = 'purchase.collection_changed'
      and payload#>>'{purchase,id}' = l.fulfilment->>'purchaseId'
    order by seq desc limit 1) last on last.wanted = 'manual'
  where e.type = 'renewal.charge_tried'`)
