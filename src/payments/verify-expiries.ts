import { sql } from 'kysely'
import { checkRows } from '../platform/verify/difference.ts'

type Row = { id: string; number: string; payment: string }

/**
 * No invoice expires while a payment of it is under way, by the history. An announced transfer is left out: how long one was waited for
 * is a setting, which may have been another then.
 */
export const verifyExpiries = checkRows<Row>({
  rule: 'what is being paid does not expire',
  table: 'invoices',
  wrong: (ids) => sql<Row>`
    with happened as materialized (
      select e.chain, e.seq, e.type, e.payload #>> '{invoice,id}' as invoice, e.payload #>> '{payment,id}' as payment
      from events e where e.type in ('invoice.expired', 'payment.started', 'payment.approved', 'payment.refused', 'payment.failed')
        and e.chain in (select customer_id from invoices where id = any(${ids}::uuid[]))
        and e.payload #>> '{invoice,id}' = any(${ids}::text[])
    )
    select distinct i.id, i.number, begun.payment from happened gone join invoices i on i.id::text = gone.invoice
      join happened begun on begun.invoice = gone.invoice and begun.type = 'payment.started' and begun.seq < gone.seq
    where gone.type = 'invoice.expired' and i.id = any(${ids}::uuid[]) and not exists (
      select from happened done where done.payment = begun.payment and done.type <> 'payment.started'
        and done.invoice = gone.invoice and done.seq between begun.seq and gone.seq)
    order by i.id`,
  tell: ({ id, number, payment }) => ({
    context: [number, payment, id],
    says: `Invoice ${number} expired while payment ${payment} of it was under way (${id}).`,
  }),
})
