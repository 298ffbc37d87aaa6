import { sql } from 'kysely'
import { checkRows } from '../platform/verify/difference.ts'

type Row = { id: string; number: string; status: string; told: string }

/** An invoice stands as the last thing that happened to it says. The history cannot be changed afterwards. */
export const verifyStandingInvoices = checkRows<Row>({
  rule: 'invoices stand as their history says',
  table: 'invoices',
  wrong: (ids) => sql<Row>`
    with told as (
      select distinct on (invoice) (e.payload #>> '{invoice,id}') as invoice, case e.type
        when 'invoice.issued' then 'pending' else split_part(e.type, '.', 2) end as status
      from events e where e.type in ('invoice.issued', 'invoice.paid', 'invoice.expired', 'invoice.cancelled')
        and e.chain in (select customer_id from invoices where id = any(${ids}::uuid[]))
        and e.payload #>> '{invoice,id}' = any(${ids}::text[])
      order by invoice, e.seq desc
    )
    select i.id, i.number, i.status, coalesce(told.status, 'nothing') as told
    from invoices i left join told on told.invoice = i.id::text
    where i.id = any(${ids}::uuid[]) and i.number is not null and told.status is distinct from i.status order by i.id`,
  tell: ({ id, number, status, told }) => ({
    context: [number, id],
    says: `Invoice ${number} is ${status}, and its history says ${told} (${id}).`,
  }),
})
