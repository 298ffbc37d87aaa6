import { sql } from 'kysely'
import { checkRows } from '../platform/verify/difference.ts'

type Row = { id: string; number: string; payment: string; gone: 'expired' | 'was cancelled' }

/**
 * No invoice expires or is cancelled while a payment of it is under way, by the history. With an announced transfer it may expire: how long
 * one was waited for is a setting, which may have been another then.
 */
export const verifyExpiries = checkRows<Row>({
  rule: 'what is being paid does not end',
  table: 'invoices',
  wrong: (ids) => sql<Row>`
    with happened as materialized (
      select e.chain, e.seq, e.type, e.payload #>> '{invoice,id}' as invoice, e.payload #>> '{payment,id}' as payment
      from events e where e.type in ('invoice.expired', 'invoice.cancelled', 'payment.started', 'payment.waiting', 'payment.approved', 'payment.refused', 'payment.failed')
        and e.chain in (select customer_id from invoices where id = any(${ids}::uuid[]))
        and e.payload #>> '{invoice,id}' = any(${ids}::text[])
    )
    select distinct i.id, i.number, begun.payment, case gone.type when 'invoice.expired' then 'expired' else 'was cancelled' end as gone from happened gone join invoices i on i.id::text = gone.invoice
      join happened begun on begun.invoice = gone.invoice and begun.seq < gone.seq
        and (begun.type = 'payment.started' or begun.type = 'payment.waiting' and gone.type = 'invoice.cancelled')
    where gone.type in ('invoice.expired', 'invoice.cancelled') and i.id = any(${ids}::uuid[]) and not exists (
      select from happened done where done.payment = begun.payment and done.type in ('payment.approved', 'payment.refused', 'payment.failed')
        and done.invoice = gone.invoice and done.seq between begun.seq and gone.seq)
    order by i.id`,
  tell: ({ id, number, payment, gone }) => ({
    context: [number, payment, id],
    says: `Invoice ${number} ${gone} while payment ${payment} of it was under way (${id}).`,
  }),
})
