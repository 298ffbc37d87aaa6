import { sql } from 'kysely'
import { notDelivered } from '../invoices/credit-note-store.ts'
import { inState } from '../platform/in-state.ts'
import { checkRows } from '../platform/verify/difference.ts'
import { renewal } from '../purchases/purchase-terms.ts'
import { isInstalmentPaid } from '../schedules/instalment-states.ts'
import { instalmentLine } from '../schedules/instalment-terms.ts'
import { isChanged } from './change-states.ts'

type Row = { id: string; name: string; number: string; kept: bigint; due: bigint }

/**
 * What was billed for a term is what its lines came to, less the same part of each that was given back of their invoices (01-domain,
 * Purchases). What was changed in this term is left out: `verifyChanges` knows of it.
 */
export const verifyBilled = checkRows<Row>({
  rule: 'what was billed is what is left of it',
  table: 'purchases',
  wrong: (ids) => sql<Row>`
    with term as (
      select p.id, l.invoice_id, l.amount_minor from purchases p join invoice_lines l on l.id = p.line_id
        where p.id = any(${ids}::uuid[]) and p.term_from = p.started_on
      union all
      select p.id, l.invoice_id, l.amount_minor from purchases p join renewals r on r.purchase_id = p.id
        join invoice_lines l on l.invoice_id = r.invoice_id and l.fulfilment_kind = ${renewal}
          and l.fulfilment ->> 'purchaseId' = p.id::text and l.delivered_from = p.term_from
        where p.id = any(${ids}::uuid[]) and p.term_from > p.started_on
      union all
      select p.id, l.invoice_id, l.amount_minor from purchases p join schedules s on s.purchase_id = p.id
        join instalments part on part.schedule_id = s.id and part.position > 1 and ${inState(isInstalmentPaid, 'part.status')}
        join invoice_lines l on l.invoice_id = part.invoice_id and l.fulfilment_kind = ${instalmentLine}
          and l.fulfilment ->> 'scheduleId' = s.id::text and l.fulfilment ->> 'position' = part.position::text
        where p.id = any(${ids}::uuid[]) and p.term_from = p.started_on
    ), line as (
      select term.id, i.number, term.amount_minor, i.total_minor - notes.undelivered as delivered, notes.back
      from term join invoices i on i.id = term.invoice_id cross join lateral (
        select coalesce(sum(n.total_minor) filter (where n.reason = ${notDelivered}), 0) as undelivered,
          coalesce(sum(n.total_minor) filter (where n.reason <> ${notDelivered} and n.line_id is null), 0) as back
        from credit_notes n where n.invoice_id = i.id) notes
    ), billed as (
      select id, max(number) as number,
        sum(amount_minor - case when back = 0 then 0 else round(amount_minor * back / delivered) end)::bigint as due
      from line group by id
    )
    select p.id, p.name, coalesce(number, '') as number, p.billed_minor as kept, coalesce(due, 0) as due
    from purchases p left join billed using (id)
    where p.id = any(${ids}::uuid[]) and p.billed_minor <> coalesce(due, 0) and not exists (
      select from changes c where c.purchase_id = p.id and ${inState(isChanged, 'c.status')}
        and coalesce((c.after #>> '{cycle,from}')::date, p.term_from) = p.term_from)
    order by p.id`,
  tell: ({ id, name, number, kept, due }) => ({
    context: [id, number],
    says: `Purchase ${id} (${name}) was billed ${kept} in minor units for its term, and by invoice ${number} and what was given back it is ${due}.`,
  }),
})
