import { sql } from 'kysely'
import { isPaid, isToBePaid } from '../invoices/invoice-states.ts'
import { inState } from '../platform/in-state.ts'
import { checkRows } from '../platform/verify/difference.ts'
import { isChanged, isWaiting } from './change-states.ts'

type Row = { id: string; name: string; says: string }

/**
 * A purchase is what its last change made of it, whatever that was paid with: its package, its price and, in the term that it was changed
 * in and as long as nothing was given back since, what was billed. What waits for its payment says so, and nothing else does.
 */
export const verifyChanges = checkRows<Row>({
  rule: 'a change is what became of it',
  table: 'purchases',
  wrong: (ids) => sql<Row>`
    with last as (
      select distinct on (c.purchase_id) c.* from changes c
      where c.purchase_id = any(${ids}::uuid[]) and ${inState(isChanged, 'c.status')} order by c.purchase_id, c.done_at desc, c.id desc
    )
    select p.id, p.name, 'is not what its last change made of it' as says from purchases p join last on last.purchase_id = p.id
    where p.package_id::text <> last.after ->> 'packageId' or p.price_minor::text <> last.after ->> 'priceMinor'
      or p.quantity::text <> last.after ->> 'quantity'
    union all
    select p.id, p.name, 'was billed ' || p.billed_minor || ' in minor units, and by its last change it is ' || (last.after ->> 'billedMinor')
    from purchases p join last on last.purchase_id = p.id
    where coalesce(last.after #>> '{cycle,from}', p.term_from::text) = p.term_from::text
      and p.billed_minor::text <> last.after ->> 'billedMinor' and not exists (
        select from credit_notes n where n.issued_at >= last.done_at and n.line_id is null and n.invoice_id in (
          select invoice_id from invoice_lines where id = p.line_id
          union select invoice_id from renewals where purchase_id = p.id
          union select invoice_id from changes where purchase_id = p.id))
    union all
    select p.id, p.name, case when p.is_changing then 'waits for a change that does not wait' else 'does not know of a change that waits' end
    from purchases p where p.id = any(${ids}::uuid[]) and p.is_changing <> exists (
      select from changes c where c.purchase_id = p.id and ${inState(isWaiting, 'c.status')})
    union all
    select p.id, p.name, 'has a change that waits for invoice ' || i.number || ', which is ' || i.status
    from purchases p join changes c on c.purchase_id = p.id and ${inState(isWaiting, 'c.status')} join invoices i on i.id = c.invoice_id
    where p.id = any(${ids}::uuid[]) and not ${inState(isToBePaid, 'i.status')}
    union all
    select p.id, p.name, 'was changed for invoice ' || i.number || ', which is ' || i.status
    from purchases p join changes c on c.purchase_id = p.id and ${inState(isChanged, 'c.status')} join invoices i on i.id = c.invoice_id
    where p.id = any(${ids}::uuid[]) and not ${inState(isPaid, 'i.status')}
    order by 1`,
  tell: ({ id, name, says }) => ({ context: [id], says: `Purchase ${id} (${name}) ${says}.` }),
})
