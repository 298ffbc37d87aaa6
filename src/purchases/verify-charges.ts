import { sql } from 'kysely'
import { checkRows } from '../platform/verify/difference.ts'
import { renewal } from './purchase-terms.ts'

type Row = { id: string; number: string; purchaseId: string; name: string; last: string }

/** What was the last word before a charge, and forbids it. */
const why: Readonly<Record<string, string>> = {
  'purchase.auto_renew_turned_off': 'was not to renew any more',
  'purchase.cancelled': 'had been cancelled',
  'purchase.collection_changed': 'was to be paid by hand',
}

/**
 * No renewal was charged by itself of something that its customer had stopped or ended before, or wanted to pay by hand. Both the charge
 * and what was wanted are taken from the history, whose order is certain.
 */
export const verifyCharges = checkRows<Row>({
  rule: 'nobody is charged for what was stopped',
  table: 'payments',
  wrong: (ids) => sql<Row>`
    with begun as materialized (
      select t.id, e.chain, e.seq, (e.payload #>> '{invoice,id}')::uuid as invoice_id
      from payments t join events e on e.chain = t.customer_id and e.type = 'payment.started' and e.payload #>> '{payment,id}' = t.id::text
      where t.id = any(${ids}::uuid[]) and t.origin = 'renewal'
    ), wanted as materialized (
      select e.chain, e.seq, e.type, e.payload #>> '{purchase,id}' as purchase, e.payload ->> 'collection' as collection
      from events e where e.chain in (select chain from begun) and e.type in ('purchase.auto_renew_turned_off',
        'purchase.auto_renew_turned_on', 'purchase.cancelled', 'purchase.collection_changed')
    )
    select distinct begun.id, i.number, last.purchase as "purchaseId", l.description as name, last.type as last
    from begun join invoices i on i.id = begun.invoice_id
      join invoice_lines l on l.invoice_id = i.id and l.fulfilment_kind = ${renewal}
      cross join lateral (values (false), (true)) as kind(is_collection)
      cross join lateral (
        select w.purchase, w.type, w.collection from wanted w
        where w.purchase = l.fulfilment ->> 'purchaseId' and w.chain = begun.chain and w.seq < begun.seq
          and (w.type = 'purchase.collection_changed') = kind.is_collection
        order by w.seq desc limit 1) as last
    where last.type <> 'purchase.auto_renew_turned_on' and last.collection is distinct from 'automatic'
    order by begun.id`,
  tell: ({ id, number, purchaseId, name, last }) => ({
    context: [number, purchaseId, id],
    says: `Invoice ${number} was charged by itself with payment ${id}, and “${name}” ${why[last]} (${purchaseId}).`,
  }),
})
