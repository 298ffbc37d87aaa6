import { sql } from 'kysely'
import { isPaid, isToBePaid } from '../invoices/invoice-states.ts'
import { shopChain } from '../platform/history/digest.ts'
import { inState } from '../platform/in-state.ts'
import { checkRows } from '../platform/verify/difference.ts'
import { newPurchase } from '../purchases/purchase-terms.ts'
import { isChanged, isStanding } from './change-states.ts'

type Row = { id: string; name: string; stock: number; due: number }

/**
 * What is left of a package is what there was when it was made and what staff put there since, less what was sold, what waits to be
 * paid, and what something else became; below zero is what was sold and is not there. What could not be delivered was put back. Packages from before their stock was told
 * are left out, and those that were without a limit for a while.
 */
export const verifyStock = checkRows<Row>({
  rule: 'stock is what was not sold',
  table: 'packages',
  wrong: (ids) => sql<Row>`
    with made as (
      select e.payload ->> 'packageId' as id, (e.payload ->> 'stock')::int as stock from events e
      where e.type = 'package.created' and e.grouping = 'shop' and e.chain = ${shopChain}
        and e.payload ->> 'packageId' = any(${ids}::text[]) and e.payload ->> 'stock' is not null
    ), changed as (
      select e.payload ->> 'packageId' as id, sum((e.payload ->> 'by')::int)::int as by, bool_or(e.payload ->> 'by' is null) as "isNewLimit"
      from events e where e.type = 'package.stock_changed' and e.grouping = 'shop' and e.chain = ${shopChain}
        and e.payload ->> 'packageId' in (select id from made)
      group by 1
    ), taken as (
      select l.fulfilment ->> 'packageId' as id, sum(l.quantity)::int as quantity
      from invoice_lines l join invoices i on i.id = l.invoice_id
      where l.fulfilment_kind = ${newPurchase} and l.fulfilment ->> 'packageId' in (select id from made)
        and (l.fulfilment ->> 'takesStock')::boolean and (${inState(isToBePaid, 'i.status')} or ${inState(isPaid, 'i.status')})
        and not exists (select from events e where e.chain = l.customer_id and e.type = 'invoice.not_delivered'
          and e.grouping = 'invoices' and e.payload ->> 'lineId' = l.id::text)
      group by 1
    ), became as (
      select id, sum(quantity)::int as quantity from (
        select quote ->> 'packageId' as id, (quote ->> 'takesStock')::int as quantity from changes where ${inState(isStanding, 'status')}
        union all
        select quote #>> '{was,packageId}', -gave from changes where ${inState(isChanged, 'status')}) as moved
      where id in (select id from made) group by 1
    )
    select k.id, k.name, k.stock, due.stock as due
    from packages k join made on made.id = k.id::text left join taken on taken.id = made.id left join changed on changed.id = made.id
      left join became on became.id = made.id
    cross join lateral (select made.stock + coalesce(changed.by, 0) - coalesce(taken.quantity, 0) - coalesce(became.quantity, 0) as stock) due
    where k.stock is not null and changed."isNewLimit" is not true and k.stock <> due.stock order by k.id`,
  tell: ({ id, name, stock, due }) => ({
    context: [id, name],
    says: `Of ${name} ${stock} are left, and by what was sold it would be ${due} (${id}).`,
  }),
})
