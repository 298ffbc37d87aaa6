import { sql } from 'kysely'
import { isPaid } from '../invoices/invoice-states.ts'
import { inState } from '../platform/in-state.ts'
import { check, idPages } from '../platform/verify/difference.ts'
import { instalmentLine } from './instalment-terms.ts'

type Row = { id: string; number: string; status: string; sold: number; paid: number; credited: number }

/**
 * Every instalment on a paid invoice was paid with it, or its money became credit, and none on an unpaid one: by the history, which
 * cannot be changed afterwards.
 */
export const verifyInstalments = check(
  ['instalments are paid as their history says'],
  async function* (reader) {
    for await (const ids of idPages(reader, 'schedules')) {
      const { rows } = await sql<Row>`
      with recorded as materialized (
        select e.type, e.payload #>> '{invoice,id}' as invoice, e.payload ->> 'lineId' as line,
          (e.payload ->> 'count')::int as count
        from events e where e.type in ('instalment.paid', 'invoice.not_delivered')
          and e.chain in (select customer_id from schedules where id = any(${ids}::uuid[]))
      ), sold as (
        select l.id, i.id as invoice_id, i.number, i.status, l.fulfilment ->> 'scheduleId' as schedule
        from invoices i join invoice_lines l on l.invoice_id = i.id
        where i.customer_id in (select customer_id from schedules where id = any(${ids}::uuid[]))
          and l.fulfilment_kind = ${instalmentLine} and l.fulfilment ->> 'scheduleId' = any(${ids}::text[])
      ), found as (
        select schedule as id, number, status, count(*)::int as sold,
          (select coalesce(sum(count), 0)::int from recorded
            where type = 'instalment.paid' and invoice = sold.invoice_id::text) as paid,
          (count(*) filter (where sold.id::text in (
            select line from recorded where type = 'invoice.not_delivered')))::int as credited
        from sold group by schedule, invoice_id, number, status
      )
      select id, number, status, sold, paid, credited from found
      where paid + credited <> case when ${inState(isPaid, 'status')} then sold else 0 end order by number`.execute(
        reader,
      )
      for (const { id, number, status, sold, paid, credited } of rows) {
        const told = `of its ${sold} instalments ${paid} were paid and ${credited} became credit`
        const says = `Invoice ${number} is ${status}, and by the history ${told} (schedule ${id}).`
        yield { rule: 'instalments are paid as their history says', context: [number, id], says }
      }
    }
  },
)
