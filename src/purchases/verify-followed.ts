import { sql } from 'kysely'
import { inState } from '../platform/in-state.ts'
import { checkRows } from '../platform/verify/difference.ts'
import { isRefundDone } from '../refunds/refund-states.ts'
import { newPurchase, renewal } from './purchase-terms.ts'

type Row = { id: string; number: string; purchaseId: string | null; says: string }

/**
 * What was wanted of what a refund had paid for was done: each refund that is done was followed, or is about to be, and what was to stop
 * or to end did so with it. What was to be kept needs nobody to follow.
 */
export const verifyFollowed = checkRows<Row>({
  rule: 'refunds are followed',
  table: 'invoices',
  wrong: (ids) => sql<Row>`
    with chain as materialized (
      select e.chain, e.seq, e.type, e.cause, e.payload, e.payload #>> '{invoice,id}' as invoice, e.payload #>> '{purchase,id}' as purchase
      from events e where e.chain in (select i.customer_id from invoices i where i.id = any(${ids}::uuid[]) and exists (
          select from refunds r where r.invoice_id = i.id))
        and e.type in ('refund.followed', 'purchase.made', 'purchase.renewed', 'purchase.expired', 'purchase.ended_with_parent',
          'purchase.cancelled', 'purchase.auto_renew_turned_off', 'purchase.auto_renew_turned_on')
    ), done as (
      select r.invoice_id, count(*) as refunds from refunds r
      where r.invoice_id = any(${ids}::uuid[]) and ${inState(isRefundDone, 'r.status')} and r.follow_at is null
        and r.afterwards is distinct from 'keep' group by 1
    ), followed as (
      select f.chain, f.seq, f.invoice, f.payload ->> 'afterwards' as afterwards,
        (select max(c.seq) from chain c where c.chain = f.chain and c.cause = f.cause) as until
      from chain f where f.type = 'refund.followed' and f.invoice = any(${ids}::text[])
    ), paid as (
      select distinct on (followed.chain, followed.seq, c.purchase) followed.invoice, followed.afterwards, c.purchase, last.type
      from followed join chain c on c.chain = followed.chain and c.invoice = followed.invoice and c.seq < followed.seq
        and c.type in ('purchase.made', 'purchase.renewed')
      cross join lateral (select x.type from chain x where x.chain = c.chain and x.purchase = c.purchase and x.seq <= followed.until
        and x.type <> 'purchase.renewed' order by x.seq desc limit 1) as last
      where followed.afterwards <> 'keep'
    )
    select i.id, i.number, null as "purchaseId", 'has ' || done.refunds || ' refunds, and of them were followed '
      || (select count(*) from followed where invoice = i.id::text) as says
    from done join invoices i on i.id = done.invoice_id
    where done.refunds > (select count(*) from followed where invoice = i.id::text)
      and exists (select from invoice_lines l where l.invoice_id = i.id and l.fulfilment_kind in (${newPurchase}, ${renewal}))
    union all
    select i.id, i.number, p.id::text, 'was given back, and what it had paid for was to ' || afterwards || ', and did not'
    from paid join invoices i on i.id::text = paid.invoice join purchases p on p.id::text = paid.purchase
    where p.term_unit is not null and (paid.type in ('purchase.made', 'purchase.auto_renew_turned_on')
      or paid.afterwards = 'cancel' and paid.type <> 'purchase.cancelled')
    order by 2`,
  tell: ({ id, number, purchaseId, says }) => ({
    context: [number, ...(purchaseId === null ? [] : [purchaseId]), id],
    says: `Invoice ${number} ${says} (${purchaseId ?? id}).`,
  }),
})
