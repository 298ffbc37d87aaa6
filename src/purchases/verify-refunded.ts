import { sql } from 'kysely'
import { checkRows } from '../platform/verify/difference.ts'

type Row = { id: string; number: string; description: string; until: string }

/**
 * Where nobody asked for something else, a refund of all that was paid for a term that runs stops what it was for: nobody is charged for the
 * next one. A day is allowed for the zone of the shop, which may have been another then.
 */
export const verifyRefunded = checkRows<Row>({
  rule: 'a whole refund stops what it paid for',
  table: 'invoices',
  wrong: (ids) => sql<Row>`
    with told as materialized (
      select e.seq, e.at, e.type, (e.payload #>> '{invoice,id}')::uuid as invoice_id, e.payload ->> 'afterwards' as afterwards,
        (e.payload #>> '{total,minor}')::bigint as minor
      from events e where e.type in ('refund.followed', 'credit_note.issued')
        and e.chain in (select customer_id from invoices where id = any(${ids}::uuid[]) and refunded_minor = received_minor)
        and e.payload #>> '{invoice,id}' = any(${ids}::text[])
    )
    select distinct i.id, i.number, l.description, l.delivered_to as until
    from told followed join invoices i on i.id = followed.invoice_id and i.refunded_minor = i.received_minor
      join invoice_lines l on l.invoice_id = i.id and l.delivered_to > (followed.at at time zone 'UTC')::date + 1
    where followed.type = 'refund.followed' and followed.afterwards = 'keep'
      and (select sum(note.minor) from told note where note.type = 'credit_note.issued' and note.invoice_id = i.id
        and note.seq < followed.seq) = i.received_minor
      and not exists (select from refunds r where r.invoice_id = i.id and r.afterwards is not null)
    order by i.id`,
  tell: ({ id, number, description, until }) => ({
    context: [number, id],
    says: `All of invoice ${number} was given back, and “${description}”, which it had paid for until ${until}, goes on (${id}).`,
  }),
})
