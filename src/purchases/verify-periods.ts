import { sql } from 'kysely'
import { isPaid } from '../invoices/invoice-states.ts'
import { inState } from '../platform/in-state.ts'
import { checkRows } from '../platform/verify/difference.ts'
import { newPurchase, renewal } from './purchase-terms.ts'

type Row = { id: string; number: string; purchaseId: string | null; written: string; delivered: string }

/** A paid invoice says the days that were delivered for it, which are the term that the history tells of; an unpaid one says none. */
export const verifyPeriods = checkRows<Row>({
  rule: 'periods are what was delivered',
  table: 'invoices',
  wrong: (ids) => sql<Row>`
    with told as materialized (
      select e.type, e.payload #>> '{invoice,id}' as invoice, e.payload #>> '{purchase,id}' as purchase,
        (e.payload ->> 'from')::date as "from", coalesce(e.payload ->> 'to', e.payload ->> 'expiresOn')::date as "to"
      from events e where e.type in ('purchase.made', 'purchase.renewed')
        and e.chain in (select customer_id from invoices where id = any(${ids}::uuid[]))
        and e.payload #>> '{invoice,id}' = any(${ids}::text[])
    ), line as (
      select l.id, i.number, ${inState(isPaid, 'i.status')} as is_paid, l.delivered_from, l.delivered_to,
        coalesce(told.purchase, l.fulfilment ->> 'purchaseId') as purchase_id,
        case when told."to" is null then null when told.type = 'purchase.made' then p.started_on else told."from" end as told_from, told."to" as told_to
      from invoices i join invoice_lines l on l.invoice_id = i.id
        left join purchases p on p.line_id = l.id and l.fulfilment_kind = ${newPurchase}
        left join told on told.invoice = i.id::text
          and told.type = case l.fulfilment_kind when ${renewal} then 'purchase.renewed' else 'purchase.made' end
          and told.purchase = coalesce(p.id::text, l.fulfilment ->> 'purchaseId')
      where i.id = any(${ids}::uuid[]) and l.fulfilment_kind in (${newPurchase}, ${renewal})
    )
    select id, number, purchase_id as "purchaseId", coalesce(delivered_from || ' to ' || delivered_to, 'nothing') as written,
      coalesce(told_from || ' to ' || told_to, 'nothing') as delivered
    from line where (delivered_from, delivered_to) is distinct from (told_from, told_to) order by number, id`,
  tell: ({ id, number, purchaseId, written, delivered }) => ({
    context: [number, ...(purchaseId === null ? [] : [purchaseId]), id],
    says: `Invoice ${number} says that it was for ${written}, and its history says ${delivered} (${purchaseId ?? id}).`,
  }),
})
